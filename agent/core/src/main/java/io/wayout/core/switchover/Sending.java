// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.time.Instant;

/// What became of a write. Whoever refused it, nothing was sent: it is tried again for a while, or
/// another link is better.
final class Sending {
  private static final String REFUSED = "the vendor refused the change: ";

  private Sending() {}

  static Transition written(Switchover s, WriteOutcome outcome, Instant now) {
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
          GivingUp.rival(s, "the record changed meanwhile: " + detail, now);
      case ProviderFailure.Withdrawn(String detail) ->
          Transition.to(s.to(Phase.ABORTED, "withdrawn before the first byte: " + detail, now));
      case ProviderFailure.Rejected(String detail) -> GivingUp.avoided(s, REFUSED + detail, now);
      case ProviderFailure.Absent(String detail) -> GivingUp.avoided(s, REFUSED + detail, now);
      case ProviderFailure.Denied _,
          ProviderFailure.Unreachable _,
          ProviderFailure.Throttled _,
          ProviderFailure.Garbled _ ->
          notSent(s, failure, now);
    };
  }

  /// Nothing was sent: try again, or leave this link to the planner.
  static Transition notSent(Switchover s, ProviderFailure failure, Instant now) {
    Duration waited = Duration.between(s.stepSince(), now);
    Duration pause = Budget.backoff(waited);
    switch (failure) {
      case ProviderFailure.Absent(String detail) -> {
        return GivingUp.avoided(s, "nothing was sent: " + detail, now);
      }
      case ProviderFailure.Rejected(String detail) -> {
        return GivingUp.avoided(s, "nothing was sent: " + detail, now);
      }
      case ProviderFailure.Denied _ -> {
        return GivingUp.lost(s, "nothing was sent: ", failure, now);
      }
      case ProviderFailure.Throttled throttled -> pause = Budget.pause(throttled, pause);
      case ProviderFailure.Unreachable _,
          ProviderFailure.Garbled _,
          ProviderFailure.Conflict _,
          ProviderFailure.Withdrawn _ -> {}
    }
    if (waited.plus(pause).compareTo(Budget.OTHER_LINK_AFTER) > 0) {
      return GivingUp.lost(s, "nothing was sent: ", failure, now);
    }
    return Transition.to(
        s.to(Phase.INTENT, "waiting to try again: " + failure.detail(), now),
        new Order.ReadRecord(now.plus(pause)));
  }
}
