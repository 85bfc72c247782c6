// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure;
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
  private static final String REFUSED = "the vendor refused the change: ";

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
      case Input.Written(WriteOutcome outcome) -> written(s, outcome, now);
      case Input.Asked(boolean isServed, String detail) -> asked(s, isServed, detail, now);
      case Input.Time _ -> time(s, now);
      case Input.Strayed(RecordData data) -> strayed(s, data, now);
      case Input.Restart _ -> restart(s, now);
      case Input.Stop(Phase end, String why) -> Transition.to(s.to(end, why, now));
    };
  }

  private static Transition read(
      Switchover s, ReadOutcome outcome, Duration applyTimeMax, Instant now) {
    return switch (s.phase()) {
      case INTENT -> readBefore(s, outcome, now);
      case IN_DOUBT -> readInDoubt(s, outcome, applyTimeMax, now);
      case ACKED -> readBack(s, outcome, applyTimeMax, now);
      case ATTEMPT, READ_BACK, DEGRADED, SERVED, DONE, ABORTED, SUPERSEDED, FROZEN ->
          Transition.to(s);
    };
  }

  /// Compare before write (I05).
  private static Transition readBefore(Switchover s, ReadOutcome outcome, Instant now) {
    return switch (outcome) {
      case ReadOutcome.Found found when isWanted(s, found) ->
          proven(s, "the record holds the wanted value already", now);
      case ReadOutcome.Found found when isExpected(s, found) ->
          Transition.to(
              s.attempted().to(Phase.ATTEMPT, "sending " + s.step().change().wanted(), now),
              new Order.SendChange());
      case ReadOutcome.Found found ->
          rival(
              s,
              s.step().place()
                  + " holds "
                  + found.set().data()
                  + " instead of "
                  + expectedText(s)
                  + ": someone else changed it",
              now);
      case ReadOutcome.Missing _ -> missing(s, now);
      case ReadOutcome.Failed(ProviderFailure failure) -> notSent(s, failure, now);
    };
  }

  /// Nothing was sent: try again, or leave this link to the planner.
  private static Transition notSent(Switchover s, ProviderFailure failure, Instant now) {
    Duration waited = Duration.between(s.stepSince(), now);
    Duration pause = Budget.backoff(waited);
    switch (failure) {
      case ProviderFailure.Absent(String detail) -> {
        return avoided(s, "nothing was sent: " + detail, now);
      }
      case ProviderFailure.Rejected(String detail) -> {
        return avoided(s, "nothing was sent: " + detail, now);
      }
      case ProviderFailure.Denied _ -> {
        return lost(s, "nothing was sent: ", failure, now);
      }
      case ProviderFailure.Throttled throttled -> pause = Budget.pause(throttled, pause);
      case ProviderFailure.Unreachable _,
          ProviderFailure.Garbled _,
          ProviderFailure.Conflict _,
          ProviderFailure.Withdrawn _ -> {}
    }
    if (waited.plus(pause).compareTo(Budget.OTHER_LINK_AFTER) > 0) {
      return lost(s, "nothing was sent: ", failure, now);
    }
    return Transition.to(
        s.to(Phase.INTENT, "waiting to try again: " + failure.detail(), now),
        new Order.ReadRecord(now.plus(pause)));
  }

  private static Transition lost(
      Switchover s, String prefix, ProviderFailure failure, Instant now) {
    return Transition.to(
        s.to(Phase.ABORTED, prefix + failure.detail(), now),
        new Order.LoseAccount(failure.detail()));
  }

  private static Transition written(Switchover s, WriteOutcome outcome, Instant now) {
    if (s.phase() != Phase.ATTEMPT) {
      return Transition.to(s);
    }
    return switch (outcome) {
      case WriteOutcome.Accepted _ ->
          Transition.to(
              s.to(Phase.ACKED, "the provider accepted the change", now),
              new Order.ReadRecord(now));
      case WriteOutcome.Unknown(ProviderFailure failure) ->
          Transition.to(
              s.to(Phase.IN_DOUBT, "the outcome is not known: " + failure.detail(), now),
              new Order.ReadRecord(now.plusSeconds(2)));
      case WriteOutcome.Refused(ProviderFailure failure) -> refused(s, failure, now);
    };
  }

  private static Transition refused(Switchover s, ProviderFailure failure, Instant now) {
    return switch (failure) {
      case ProviderFailure.Conflict(String detail) ->
          rival(s, "the record changed meanwhile: " + detail, now);
      case ProviderFailure.Withdrawn(String detail) ->
          Transition.to(s.to(Phase.ABORTED, "withdrawn before the first byte: " + detail, now));
      case ProviderFailure.Rejected(String detail) -> avoided(s, REFUSED + detail, now);
      case ProviderFailure.Absent(String detail) -> avoided(s, REFUSED + detail, now);
      case ProviderFailure.Denied _,
          ProviderFailure.Unreachable _,
          ProviderFailure.Throttled _,
          ProviderFailure.Garbled _ ->
          notSent(s, failure, now);
    };
  }

  private static Transition rival(Switchover s, String detail, Instant now) {
    return Transition.to(s.to(Phase.ABORTED, detail, now), new Order.MeetRival());
  }

  private static Transition avoided(Switchover s, String detail, Instant now) {
    return Transition.to(s.to(Phase.ABORTED, detail, now), new Order.AvoidPlace(detail));
  }

  /// An API that lists no record may have lost its list for a moment (I32), or someone removed the
  /// record; either way another link is the way out for now.
  private static Transition missing(Switchover s, Instant now) {
    String detail = s.step().place() + " has no record any more, its API says";
    return Transition.to(
        s.to(Phase.ABORTED, detail, now), new Order.AvoidPlace(detail, Budget.ABSENCE));
  }

  private static Transition readInDoubt(
      Switchover s, ReadOutcome outcome, Duration applyTimeMax, Instant now) {
    Duration waited = Duration.between(s.phaseSince(), now);
    boolean isLate = waited.compareTo(Budget.doubt(applyTimeMax)) >= 0;
    return switch (outcome) {
      case ReadOutcome.Found found when isWanted(s, found) ->
          proven(s, "read back: it had been applied", now);
      case ReadOutcome.Found _, ReadOutcome.Missing _ when !isLate ->
          Transition.to(s, new Order.ReadRecord(nextDoubtRead(s, waited, applyTimeMax)));
      case ReadOutcome.Found found when isExpected(s, found) -> notApplied(s, now);
      case ReadOutcome.Found found ->
          rival(
              s,
              s.step().place() + " holds " + found.set().data() + ": someone else changed it",
              now);
      case ReadOutcome.Missing _ -> missing(s, now);
      case ReadOutcome.Failed(ProviderFailure failure) ->
          unreadable(s, failure, waited, applyTimeMax, now);
    };
  }

  /// Another link may be better; a TTL that a vendor does not take is no reason to look for one.
  private static Transition vain(Switchover s, String detail, Instant now) {
    return s.step().isTtlOnly()
        ? Transition.to(s.to(Phase.ABORTED, detail, now))
        : avoided(s, detail, now);
  }

  /// It may be sent again, but not for ever: another link may be better (I41).
  private static Transition notApplied(Switchover s, Instant now) {
    Duration waited = Duration.between(s.stepSince(), now);
    boolean isEnough =
        s.attempts() >= Budget.ATTEMPTS_MAX
            || (s.attempts() > 1 && waited.compareTo(Budget.OTHER_LINK_AFTER) >= 0);
    return isEnough
        ? vain(s, "sent " + s.attempts() + " times and never applied", now)
        : Transition.to(
            s.to(Phase.INTENT, "read back: it was not applied", now), new Order.ReadRecord(now));
  }

  /// The API is silent: the authoritative servers may tell, and after a while another link is
  /// better.
  private static Transition unreadable(
      Switchover s, ProviderFailure failure, Duration waited, Duration applyTimeMax, Instant now) {
    Duration limit =
        applyTimeMax.compareTo(Budget.OTHER_LINK_AFTER) > 0
            ? applyTimeMax
            : Budget.OTHER_LINK_AFTER;
    if (waited.compareTo(limit) >= 0) {
      return lost(s, "the outcome stayed unknown: ", failure, now);
    }
    return Transition.to(
        s, new Order.AskServers(now), new Order.ReadRecord(now.plus(Budget.backoff(waited))));
  }

  private static Instant nextDoubtRead(Switchover s, Duration waited, Duration applyTimeMax) {
    Duration ten = Duration.ofSeconds(10);
    Duration last = Budget.doubt(applyTimeMax);
    boolean isEarly = waited.compareTo(ten) < 0 && ten.compareTo(last) < 0;
    return s.phaseSince().plus(isEarly ? ten : last);
  }

  private static Transition readBack(
      Switchover s, ReadOutcome outcome, Duration applyTimeMax, Instant now) {
    return switch (outcome) {
      case ReadOutcome.Found found when isWanted(s, found) ->
          proven(s, "the API reads back " + found.set(), now);
      case ReadOutcome.Failed(ProviderFailure failure) when isProvenByApiOnly(s) ->
          unproven(s, failure, now);
      case ReadOutcome.Failed(ProviderFailure failure) ->
          ask(
              s.to(
                  Phase.READ_BACK,
                  "the API can't be read, the name servers decide: " + failure.detail(),
                  now),
              now);
      case ReadOutcome.Found _, ReadOutcome.Missing _ ->
          Duration.between(s.phaseSince(), now).compareTo(Budget.readBack(applyTimeMax)) < 0
              ? Transition.to(s, new Order.ReadRecord(now.plusSeconds(1)))
              : vain(s, "accepted, but never applied", now);
    };
  }

  private static Transition asked(Switchover s, boolean isServed, String detail, Instant now) {
    if (s.phase() == Phase.IN_DOUBT) {
      boolean isProof = isServed && !isProvenByApiOnly(s);
      return isProof ? served(s, detail, now) : Transition.to(s);
    }
    if (s.phase() != Phase.READ_BACK && s.phase() != Phase.DEGRADED) {
      return Transition.to(s);
    }
    if (isServed) {
      return served(s, detail, now);
    }
    Duration waited = Duration.between(s.phaseSince(), now);
    Order again = new Order.AskServers(now.plus(Budget.askAgain(waited)));
    boolean isSlow = s.phase() == Phase.READ_BACK && waited.compareTo(Budget.PUBLISH_MAX) >= 0;
    return isSlow
        ? Transition.to(s.to(Phase.DEGRADED, detail, now), again)
        : Transition.to(s.waiting(detail), again);
  }

  private static Transition served(Switchover s, String detail, Instant now) {
    Switchover served = s.to(Phase.SERVED, detail, now);
    return s.isLastStep() ? Transition.to(served.served(now)) : nextStep(served, now);
  }

  private static Transition nextStep(Switchover s, Instant now) {
    Switchover begun = s.nextStep(now);
    String served = "step " + (s.stepIndex() + 1) + " is served; ";
    String next =
        begun.isDraining()
            ? "what it replaced leaves the caches until " + begun.notBefore()
            : "next step";
    return Transition.to(
        begun.to(Phase.INTENT, served + next, now), new Order.ReadRecord(begun.notBefore()));
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
      return rival(s, "the old value came back to " + s.step().place() + "; decided anew", now);
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
      case SERVED -> s.isLastStep() ? Transition.to(s) : nextStep(s, now);
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

  /// Nobody answers for a silent step: its read-back is all the proof that there is.
  private static Transition proven(Switchover s, String detail, Instant now) {
    return s.step().isSilent()
        ? served(s, detail + "; its name servers are silent", now)
        : ask(s.to(Phase.READ_BACK, detail, now), now);
  }

  /// Silent name servers say nothing, and the others are asked for the data, not for the TTL.
  private static boolean isProvenByApiOnly(Switchover s) {
    return s.step().isSilent() || s.step().isTtlOnly();
  }

  /// Without read-back such a step stays unproven.
  private static Transition unproven(Switchover s, ProviderFailure failure, Instant now) {
    Duration waited = Duration.between(s.phaseSince(), now);
    return waited.compareTo(Budget.PUBLISH_MAX) < 0
        ? Transition.to(s, new Order.ReadRecord(now.plus(Budget.backoff(waited))))
        : vain(s, "accepted, but neither read back nor served: " + failure.detail(), now);
  }

  private static Transition ask(Switchover s, Instant now) {
    return Transition.to(s, new Order.AskServers(now));
  }

  private static boolean isWanted(Switchover s, ReadOutcome.Found found) {
    RecordSet wanted = s.step().change().wanted();
    return s.step().isTtlOnly()
        ? found.set().equals(wanted)
        : found.set().data().equals(wanted.data());
  }

  private static boolean isExpected(Switchover s, ReadOutcome.Found found) {
    return new Expected.Data(found.set().data()).equals(s.step().change().expected());
  }

  private static String expectedText(Switchover s) {
    return switch (s.step().change().expected()) {
      case Expected.Data(RecordData data) -> data.toString();
      case Expected.Nothing _ -> "nothing";
    };
  }
}
