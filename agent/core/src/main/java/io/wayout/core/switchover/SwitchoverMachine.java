// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import io.wayout.dns.RecordData;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.time.Instant;

/// `next(Switchover, Input, now) → Transition`: the only place where a switchover changes.
///
/// Invariants: a write is preceded by a read that found what the plan expects (I05) and by its
/// journal rows (I63); a write of unknown outcome leaves IN_DOUBT only through a read-back or the
/// authoritative servers (I44); done means served by every authoritative server (I46).
public final class SwitchoverMachine {
  private SwitchoverMachine() {}

  /// Begins: reads the first record. A restore leads users down, and moves nobody: first the links
  /// below are looked at.
  public static Transition begin(Switchover fresh, Instant now) {
    boolean looksFirst = fresh.cause() == Cause.RESTORE;
    return Transition.to(fresh, new Order.ReadRecord(looksFirst ? now.plus(Budget.LOOK) : now));
  }

  /// @param applyTimeMax how late a write of the current step's provider may still take effect
  public static Transition next(Switchover s, Input input, Duration applyTimeMax, Instant now) {
    if (s.phase().isTerminal()) {
      return Transition.to(s);
    }
    return switch (input) {
      case Input.Read(ReadOutcome outcome) -> read(s, outcome, applyTimeMax, now);
      case Input.Written(WriteOutcome outcome) -> Sending.written(s, outcome, now);
      case Input.Asked(boolean isServed, String detail) -> Proving.asked(s, isServed, detail, now);
      case Input.Time _ -> time(s, now);
      case Input.Strayed(RecordData data) -> strayed(s, data, now);
      case Input.Restart _ -> restart(s, now);
      case Input.Stop(Phase end, String why) -> Transition.to(s.to(end, why, now));
    };
  }

  private static Transition read(
      Switchover s, ReadOutcome outcome, Duration applyTimeMax, Instant now) {
    return switch (s.phase()) {
      case INTENT -> Reading.readBefore(s, outcome, now);
      case IN_DOUBT -> Reading.readInDoubt(s, outcome, applyTimeMax, now);
      case ACKED -> Reading.readBack(s, outcome, applyTimeMax, now);
      case ATTEMPT, READ_BACK, DEGRADED, SERVED, DONE, ABORTED, SUPERSEDED, FROZEN ->
          Transition.to(s);
    };
  }

  private static Transition time(Switchover s, Instant now) {
    if (s.phase() != Phase.SERVED) {
      return Transition.to(s);
    }
    Duration settle = Budget.settle(s.step().change().wanted().ttl());
    boolean isSettled = !s.servedAt().orElse(s.phaseSince()).plus(settle).isAfter(now);
    return isSettled ? Transition.to(s.to(Phase.DONE, "settled", now)) : Transition.to(s);
  }

  /// A late writer undid a served value: write it again, but not for ever (I09). A restore is not
  /// written again: the links below may lead elsewhere by now, and users are well where they are.
  private static Transition strayed(Switchover s, RecordData data, Instant now) {
    if (s.phase() != Phase.SERVED) {
      return Transition.to(s);
    }
    boolean isOldValue = new Expected.Data(data).equals(s.step().change().expected());
    if (!isOldValue || s.reasserts() >= Budget.REASSERTS_MAX) {
      return Transition.to(
          s.to(Phase.FROZEN, "another writer set " + s.step().place() + " to " + data, now));
    }
    if (s.cause() == Cause.RESTORE) {
      return GivingUp.rival(
          s, "the old value came back to " + s.step().place() + "; decided anew", now);
    }
    return Transition.to(
        s.reasserted(now).to(Phase.INTENT, "the old value came back; writing it again", now),
        new Order.ReadRecord(now));
  }

  /// After a crash: nothing is repeated that was not read back first (I65).
  private static Transition restart(Switchover s, Instant now) {
    return switch (s.phase()) {
      case INTENT -> restartIntent(s, now);
      case ATTEMPT, IN_DOUBT ->
          Transition.to(
              s.to(Phase.IN_DOUBT, "the agent restarted in the middle of a write", now),
              new Order.ReadRecord(now));
      case ACKED -> Transition.to(s, new Order.ReadRecord(now));
      case READ_BACK, DEGRADED -> Transition.to(s, new Order.AskServers(now));
      case SERVED -> s.isLastStep() ? Transition.to(s) : Proving.nextStep(s, now);
      case DONE, ABORTED, SUPERSEDED, FROZEN -> Transition.to(s);
    };
  }

  /// An intent is young as long as it waits for the caches.
  private static Transition restartIntent(Switchover s, Instant now) {
    Instant from = later(s.phaseSince(), s.notBefore());
    return Duration.between(from, now).compareTo(Budget.INTENT_AGE_MAX) <= 0
        ? Transition.to(s, new Order.ReadRecord(later(now, s.notBefore())))
        : Transition.to(s.to(Phase.ABORTED, "too old after a restart; decided anew", now));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
