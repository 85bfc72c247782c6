// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.endpoints;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ProviderFailure.Withdrawn;
import java.util.Optional;

/// What a call's outcome says about the endpoint that gave it.
///
/// @param kind how it ended
/// @param why for an end that was not good
record Verdict(Kind kind, Optional<ProviderFailure> why) {
  enum Kind {
    /// The endpoint works.
    GOOD,
    /// Nothing was done, and all of the call failed in one way.
    FAILED,
    /// Something may have been done.
    UNKNOWN,
    /// It says nothing.
    NONE
  }

  static Verdict good() {
    return new Verdict(Kind.GOOD, Optional.empty());
  }

  static Verdict failed(ProviderFailure why) {
    return new Verdict(Kind.FAILED, Optional.of(why));
  }

  static Verdict unknown(ProviderFailure why) {
    return new Verdict(Kind.UNKNOWN, Optional.of(why));
  }

  static Verdict none() {
    return new Verdict(Kind.NONE, Optional.empty());
  }

  boolean isGood() {
    return kind == Kind.GOOD;
  }

  boolean isFailed() {
    return kind == Kind.FAILED;
  }

  boolean isUnknown() {
    return kind == Kind.UNKNOWN;
  }

  /// Could another endpoint know better? Not where the vendor has spoken: about the record, the
  /// rate, or our clock.
  boolean isWorthAnother() {
    return isFailed() && why.map(Verdict::isOfTheEndpoint).orElse(false);
  }

  /// Is the endpoint at fault, whatever another one says?
  boolean isItsOwn() {
    return why.orElse(null) instanceof Unreachable;
  }

  private static boolean isOfTheEndpoint(ProviderFailure failure) {
    return switch (failure) {
      case Unreachable _, Garbled _ -> true;
      case Denied(_, Hint hint) -> hint != Hint.OUR_CLOCK;
      case Throttled _, Conflict _, Rejected _, Absent _, Withdrawn _ -> false;
    };
  }
}
