// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice;
import io.wayout.dns.RecordSet;
import io.wayout.provider.Change;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Something that truly happened, whoever knows of it.
public sealed interface Fact {
  /// The first byte of a change left the agent.
  ///
  /// @param id counts the changes sent in this history
  record Sent(long id, String account, Change change) implements Fact {}

  /// The outcome that a sent change has for the agent, unless it dies first.
  record Answered(long sent, WriteOutcome outcome) implements Fact {}

  /// A record changed at its vendor.
  ///
  /// @param sent the agent's change that did it; empty: someone else
  record Applied(
      LinkAccount place, Optional<RecordSet> before, Optional<RecordSet> after, OptionalLong sent)
      implements Fact {}

  /// Became durable, in one transaction.
  record Kept(List<Durable> durables) implements Fact {
    public Kept {
      durables = List.copyOf(durables);
    }
  }

  record TargetTurned(String host, TargetState state) implements Fact {}

  record NetworkTurned(boolean isUp) implements Fact {}

  record ApiTurned(String account, ApiState state) implements Fact {}

  /// The authoritative servers of an account fell silent, or answer again.
  record ZonesTurned(String account, boolean isAnswering) implements Fact {}

  /// Another fault began or ended; for people.
  record Noted(String text) implements Fact {}

  /// @param clockOffset how far this incarnation's clock is ahead of true time
  record Started(Duration clockOffset) implements Fact {}

  record Killed(String how) implements Fact {}

  record Commanded(String actor, Command command) implements Fact {}

  record Replied(Command command, CommandResult result) implements Fact {}

  record Told(Notice notice) implements Fact {}

  /// From here on nothing is wrong any more.
  record Healed() implements Fact {}
}
