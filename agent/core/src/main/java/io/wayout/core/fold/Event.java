// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.model.CheckId;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.Topology;
import io.wayout.core.owner.Marker;
import io.wayout.core.plane.ServerSight;
import io.wayout.core.plane.ZoneSight;
import io.wayout.dns.RecordKey;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Something that happened and that the core must know.
public sealed interface Event {

  /// A probe ended.
  record Probed(CheckId check, ProbeResult result) implements Event {}

  /// The control plane of an account was asked.
  record AccountChecked(String account, CheckOutcome outcome) implements Event {}

  /// The authoritative servers of a record's zone at an account were asked.
  ///
  /// @param isAnswering at least one server answered for the zone with authority
  record ZoneAsked(LinkAccount place, boolean isAnswering, String detail) implements Event {}

  /// Every authoritative server of a zone at an account was asked, on each address.
  record ZoneInspected(ZoneSight.Place place, List<ServerSight> servers) implements Event {
    public ZoneInspected {
      servers = List.copyOf(servers);
    }
  }

  /// Records were looked at, outside of any switchover.
  record RecordsObserved(List<Seen> seen) implements Event {
    public RecordsObserved {
      seen = List.copyOf(seen);
    }
  }

  record Seen(LinkAccount place, Observed observed) {}

  /// Reads that a switchover asked for ended.
  record ReadsEnded(List<ReadEnd> ends) implements Event {
    public ReadsEnded {
      ends = List.copyOf(ends);
    }
  }

  record ReadEnd(StepRef step, ReadOutcome outcome) {}

  /// Writes ended.
  record WritesEnded(List<WriteEnd> ends) implements Event {
    public WritesEnded {
      ends = List.copyOf(ends);
    }
  }

  record WriteEnd(StepRef step, WriteOutcome outcome) {}

  /// The write of an account's canary ended.
  ///
  /// @param found what the record said before; empty: it could not be read
  record CanaryEnded(String account, RecordKey key, Optional<Marker> found, WriteOutcome outcome)
      implements Event {}

  /// An account's marker was looked at: who guards the account?
  record MarkerRead(String account, RecordKey key, ReadOutcome outcome) implements Event {}

  /// Authoritative servers were asked for what a switchover wrote.
  record ServersAsked(List<ServedEnd> ends) implements Event {
    public ServersAsked {
      ends = List.copyOf(ends);
    }
  }

  /// @param isServed every authoritative server answers the wanted value with authority (I46)
  /// @param detail the servers that don't yet, or how many do
  record ServedEnd(StepRef step, boolean isServed, String detail) {}

  /// A vendor was asked how far an accepted change is.
  ///
  /// @param steps all that came of the same receipt
  record ProgressAsked(List<StepRef> steps, Progress progress) implements Event {
    public ProgressAsked {
      steps = List.copyOf(steps);
    }
  }

  /// Time went on; at least once a second.
  record Tick() implements Event {}

  /// The process or its host stood still, or the wall clock was set forward; told before anything
  /// else that happened since (I67).
  ///
  /// @param length for how long, as far as the clocks tell
  record StoodStill(Duration length) implements Event {}

  /// An operator wants something.
  ///
  /// @param id ties the answer to the question
  /// @param actor who asks
  record Commanded(long id, String actor, Command command) implements Event {}

  /// A new, valid configuration is to be used from now on.
  record Reloaded(Topology topology) implements Event {}

  /// What was durable when the agent started; the first event of all.
  record Recovered(Memory memory) implements Event {}

  /// What was durable when a command begins to look; the first event of an agent that lives for one
  /// command. Nothing is resumed: that is the daemon's (I80, I83).
  record LookedUp(Memory memory) implements Event {}
}
