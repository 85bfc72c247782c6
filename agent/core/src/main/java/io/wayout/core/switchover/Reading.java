// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import java.time.Duration;
import java.time.Instant;

/// What a read of the record means: before the write (I05), while its outcome is not known (I44),
/// and after the vendor has accepted it.
final class Reading {
  private Reading() {}

  /// Compare before write (I05).
  static Transition readBefore(Switchover s, ReadOutcome outcome, Instant now) {
    return switch (outcome) {
      case ReadOutcome.Found found when isWanted(s, found) ->
          Proving.proven(s, "the record holds the wanted value already", now);
      case ReadOutcome.Found found when isExpected(s, found) ->
          Transition.to(
              s.attempted().to(Phase.ATTEMPT, "sending " + s.step().change().wanted(), now),
              new Order.SendChange());
      case ReadOutcome.Found found ->
          GivingUp.rival(
              s,
              s.step().place()
                  + " holds "
                  + found.set().data()
                  + " instead of "
                  + expectedText(s)
                  + ": someone else changed it",
              now);
      case ReadOutcome.Missing _ -> GivingUp.missing(s, now);
      case ReadOutcome.Failed(ProviderFailure failure) -> Sending.notSent(s, failure, now);
    };
  }

  static Transition readInDoubt(
      Switchover s, ReadOutcome outcome, Duration applyTimeMax, Instant now) {
    Duration waited = Duration.between(s.phaseSince(), now);
    boolean isLate = waited.compareTo(Budget.doubt(applyTimeMax)) >= 0;
    return switch (outcome) {
      case ReadOutcome.Found found when isWanted(s, found) ->
          Proving.proven(s, "read back: it had been applied", now);
      case ReadOutcome.Found _, ReadOutcome.Missing _ when !isLate ->
          Transition.to(s, new Order.ReadRecord(nextDoubtRead(s, waited, applyTimeMax)));
      case ReadOutcome.Found found when isExpected(s, found) -> notApplied(s, now);
      case ReadOutcome.Found found ->
          GivingUp.rival(
              s,
              s.step().place() + " holds " + found.set().data() + ": someone else changed it",
              now);
      case ReadOutcome.Missing _ -> GivingUp.missing(s, now);
      case ReadOutcome.Failed(ProviderFailure failure) ->
          unreadable(s, failure, waited, applyTimeMax, now);
    };
  }

  /// It may be sent again, but not for ever: another link may be better (I41).
  private static Transition notApplied(Switchover s, Instant now) {
    Duration waited = Duration.between(s.stepSince(), now);
    boolean isEnough =
        s.attempts() >= Budget.ATTEMPTS_MAX
            || (s.attempts() > 1 && waited.compareTo(Budget.OTHER_LINK_AFTER) >= 0);
    return isEnough
        ? GivingUp.vain(s, "sent " + s.attempts() + " times and never applied", now)
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
      return GivingUp.lost(s, "the outcome stayed unknown: ", failure, now);
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

  static Transition readBack(
      Switchover s, ReadOutcome outcome, Duration applyTimeMax, Instant now) {
    return switch (outcome) {
      case ReadOutcome.Found found when isWanted(s, found) ->
          Proving.proven(s, "the API reads back " + found.set(), now);
      case ReadOutcome.Failed(ProviderFailure failure) when Proving.isProvenByApiOnly(s) ->
          unproven(s, failure, now);
      case ReadOutcome.Failed(ProviderFailure failure) ->
          Proving.ask(
              s.to(
                  Phase.READ_BACK,
                  "the API can't be read, the name servers decide: " + failure.detail(),
                  now),
              now);
      case ReadOutcome.Found _, ReadOutcome.Missing _ ->
          Duration.between(s.phaseSince(), now).compareTo(Budget.readBack(applyTimeMax)) < 0
              ? Transition.to(s, new Order.ReadRecord(now.plusSeconds(1)))
              : GivingUp.vain(s, "accepted, but never applied", now);
    };
  }

  /// Without read-back such a step stays unproven.
  private static Transition unproven(Switchover s, ProviderFailure failure, Instant now) {
    Duration waited = Duration.between(s.phaseSince(), now);
    return waited.compareTo(Budget.PUBLISH_MAX) < 0
        ? Transition.to(s, new Order.ReadRecord(now.plus(Budget.backoff(waited))))
        : GivingUp.vain(s, "accepted, but neither read back nor served: " + failure.detail(), now);
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
