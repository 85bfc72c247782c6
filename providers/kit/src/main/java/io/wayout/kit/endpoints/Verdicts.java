// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.endpoints;

import io.wayout.provider.CheckOutcome;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.WriteOutcome;
import java.util.List;
import java.util.Optional;

/// Outcomes of the contract's verbs as verdicts on the endpoint that gave them. Pure.
final class Verdicts {
  private Verdicts() {}

  /// An endpoint that answers for one record works.
  static Verdict ofReads(List<ReadOutcome> outcomes) {
    for (ReadOutcome outcome : outcomes) {
      if (!(outcome instanceof ReadOutcome.Failed)) {
        return Verdict.good();
      }
    }
    return first(outcomes).map(Verdict::failed).orElseGet(Verdict::good);
  }

  /// Unknown wins: where one change may have been made, nothing is sent elsewhere before it is read
  /// back. Of several, all must have been refused, so that none is sent twice.
  static Verdict ofWrites(List<WriteOutcome> outcomes) {
    Optional<ProviderFailure> refusal = Optional.empty();
    boolean isAccepted = false;
    for (WriteOutcome outcome : outcomes) {
      switch (outcome) {
        case WriteOutcome.Unknown(ProviderFailure why) -> {
          return Verdict.unknown(why);
        }
        case WriteOutcome.Refused(ProviderFailure why) ->
            refusal = refusal.or(() -> Optional.of(why));
        case WriteOutcome.Accepted _ -> isAccepted = true;
      }
    }
    if (refusal.isEmpty()) {
      return Verdict.good();
    }
    return isAccepted ? Verdict.none() : alike(outcomes, refusal.get());
  }

  /// Only what failed in one way for all says something about the endpoint.
  private static Verdict alike(List<WriteOutcome> outcomes, ProviderFailure first) {
    boolean isAlike =
        outcomes.stream()
            .allMatch(o ->
                o instanceof WriteOutcome.Refused(ProviderFailure why)
                    && why.getClass().equals(first.getClass()));
    return isAlike ? Verdict.failed(first) : Verdict.none();
  }

  static Verdict ofCheck(CheckOutcome outcome) {
    return switch (outcome) {
      case CheckOutcome.Healthy _ -> Verdict.good();
      case CheckOutcome.Failed(ProviderFailure why) -> Verdict.failed(why);
    };
  }

  /// The same outcomes, but what is said to be absent could not be told.
  static List<ReadOutcome> estrangeReads(List<ReadOutcome> outcomes, ProviderFailure why) {
    return outcomes.stream()
        .map(o ->
            o instanceof ReadOutcome.Failed(ProviderFailure failure) && failure instanceof Absent
                ? new ReadOutcome.Failed(why)
                : o)
        .toList();
  }

  /// The same outcomes, but what is said to be absent could not be told.
  static List<WriteOutcome> estrangeWrites(List<WriteOutcome> outcomes, ProviderFailure why) {
    return outcomes.stream()
        .map(o ->
            o instanceof WriteOutcome.Refused(ProviderFailure failure) && failure instanceof Absent
                ? new WriteOutcome.Refused(why)
                : o)
        .toList();
  }

  private static Optional<ProviderFailure> first(List<ReadOutcome> outcomes) {
    return outcomes.stream().findFirst().flatMap(Verdicts::failure);
  }

  private static Optional<ProviderFailure> failure(ReadOutcome outcome) {
    return outcome instanceof ReadOutcome.Failed(ProviderFailure why)
        ? Optional.of(why)
        : Optional.empty();
  }
}
