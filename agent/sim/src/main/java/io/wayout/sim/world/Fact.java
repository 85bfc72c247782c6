// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.engine.port.Authorities;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Something that truly happened, whoever knows of it. What a call of the agent learned is told at
/// the call's start; the agent hears of it `elapsed` later, unless it dies first.
public sealed interface Fact {
  /// The agent asked something, which changes nothing.
  sealed interface Asked extends Fact {}

  /// The world around the agent became another one: something went wrong, or is well again.
  sealed interface Turned extends Fact {}

  /// The first byte of a change left the agent.
  ///
  /// @param id counts the changes sent in this history
  record Sent(long id, String account, Change change) implements Fact {}

  /// The outcome that a sent change has for the agent, unless it dies first.
  record Answered(long sent, WriteOutcome outcome) implements Fact {}

  /// Changes were held back: nothing left the agent.
  ///
  /// @param outcomes in the order of the changes
  record Withheld(String account, List<Change> changes, List<WriteOutcome> outcomes)
      implements Fact {
    public Withheld {
      changes = List.copyOf(changes);
      outcomes = List.copyOf(outcomes);
    }
  }

  /// Records were read through a vendor's API.
  ///
  /// @param outcomes in the order of the keys
  record Read(String account, List<RecordKey> keys, List<ReadOutcome> outcomes, Duration elapsed)
      implements Asked {
    public Read {
      keys = List.copyOf(keys);
      outcomes = List.copyOf(outcomes);
    }
  }

  /// A vendor's API was asked whether it is well.
  record Checked(String account, CheckOutcome outcome, Duration elapsed) implements Asked {}

  /// A vendor's API was asked for the name servers of a zone.
  record Listed(String account, DnsName zone, NameServersOutcome outcome) implements Asked {}

  /// Resolvers were asked for the delegation of a zone.
  record Delegated(DnsName zone, List<NameServer> servers) implements Asked {
    public Delegated {
      servers = List.copyOf(servers);
    }
  }

  /// An authoritative server was asked.
  ///
  /// @param answers in the order of the keys
  record ServerAsked(
      NameServer server, List<RecordKey> keys, List<Authorities.Answer> answers, Duration elapsed)
      implements Asked {
    public ServerAsked {
      keys = List.copyOf(keys);
      answers = List.copyOf(answers);
    }
  }

  /// A target or a witness was probed.
  record Probed(String host, ProbeResult result, Duration elapsed) implements Asked {}

  /// A record changed at its vendor.
  ///
  /// @param sent the agent's change that did it; empty: someone else
  record Applied(
      LinkAccount place, Optional<RecordSet> before, Optional<RecordSet> after, OptionalLong sent)
      implements Fact {}

  /// From now on one of the vendor's authoritative servers has it.
  ///
  /// @param server its number, from 0
  record Published(LinkAccount place, int server, RecordSet set) implements Fact {}

  /// Became durable, in one transaction.
  record Kept(List<Durable> durables) implements Fact {
    public Kept {
      durables = List.copyOf(durables);
    }
  }

  /// Could not be kept; none of it is durable.
  record NotKept(List<Durable> durables, StoreFailure failure) implements Fact {
    public NotKept {
      durables = List.copyOf(durables);
    }
  }

  /// Everything durable is gone; the next start finds that out.
  record StoreLost() implements Turned {}

  record TargetTurned(String host, TargetState state) implements Turned {}

  record NetworkTurned(boolean isUp) implements Turned {}

  /// Resolvers are not what they should be, or are again.
  record ResolversTurned(ResolverState state) implements Turned {}

  record ApiTurned(String account, ApiState state) implements Turned {}

  /// The API of an account is not what it should be for some, or is again.
  record ApiPartTurned(String account, Reach reach, ApiState state) implements Turned {}

  /// The authoritative servers of an account fell silent, or answer again.
  record ZonesTurned(String account, boolean isAnswering) implements Turned {}

  /// One of the two authoritative servers of an account fell silent, or answers again.
  record ServerTurned(String account, int server, boolean isAnswering) implements Turned {}

  /// Something of an account is behind, or in time again.
  record LateTurned(String account, Lateness what, Duration by) implements Turned {}

  record DiskTurned(DiskState state) implements Turned {}

  /// The wall clock jumped; monotonic time did not.
  ///
  /// @param ahead how far it is ahead of true time now
  record WallJumped(Duration by, Duration ahead) implements Turned {}

  /// The process stood still.
  ///
  /// @param isSuspended the whole host did, its monotonic clock as well
  record Paused(Duration length, boolean isSuspended) implements Turned {}

  /// Another fault began or ended; for people.
  record Noted(String text) implements Turned {}

  /// @param clockOffset how far this incarnation's clock is ahead of true time
  record Started(Duration clockOffset) implements Fact {}

  record Killed(String how) implements Turned {}

  /// From now on the agent uses this configuration: by a reload, or with the next start.
  record Reloaded(Topology topology) implements Fact {}

  /// A configuration was not taken; the old one stays in use.
  record ReloadRefused(List<String> obstacles) implements Fact {
    public ReloadRefused {
      obstacles = List.copyOf(obstacles);
    }
  }

  record Commanded(String actor, Command command) implements Fact {}

  record Replied(Command command, CommandResult result) implements Fact {}

  record Told(Notice notice) implements Fact {}

  /// From here on nothing is wrong any more.
  record Healed() implements Turned {}
}
