// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.Wire.Answer;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Lost;
import io.wayout.provider.Wire.NotSent;
import io.wayout.provider.WriteOutcome;
import java.util.function.Function;

/// What an exchange without a complete answer means, said once for all adapters.
public final class Answers {
  private Answers() {}

  /// For a request without effect: no complete answer is [Unreachable].
  ///
  /// @param proper reads a complete answer, whatever its status
  public static <T> Reply<T> read(Answer answer, Function<Answered, Reply<T>> proper) {
    return switch (answer) {
      case Answered complete -> proper.apply(complete);
      case NotSent(String reason, var hint) -> new Reply.Failed<>(new Unreachable(reason, hint));
      case Lost(String reason) -> new Reply.Failed<>(new Unreachable(reason));
    };
  }

  /// For a request that changes something: what was not sent is refused, what got lost is unknown
  /// (I44).
  ///
  /// @param proper reads a complete answer, whatever its status
  public static WriteOutcome write(Answer answer, Function<Answered, WriteOutcome> proper) {
    return switch (answer) {
      case Answered complete -> proper.apply(complete);
      case NotSent(String reason, var hint) ->
          new WriteOutcome.Refused(new Unreachable(reason, hint));
      case Lost(String reason) -> new WriteOutcome.Unknown(new Unreachable(reason));
    };
  }

  /// How a write ended that was answered with a failure: what the vendor said itself is surely no,
  /// anything else may have happened.
  public static WriteOutcome failed(ProviderFailure failure) {
    return switch (failure) {
      case Unreachable _, Garbled _ -> new WriteOutcome.Unknown(failure);
      case Denied _, Throttled _, Conflict _, Rejected _, Absent _, Withdrawn _ ->
          new WriteOutcome.Refused(failure);
    };
  }
}
