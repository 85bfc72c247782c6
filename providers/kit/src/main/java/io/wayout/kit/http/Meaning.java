// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import java.time.Duration;
import java.util.Optional;

/// What an answer that is not the promised one means: the cases of [ProviderFailure] as a table
/// names them.
public enum Meaning {
  UNREACHABLE,
  DENIED,
  /// Denied, and the vendor says that the time of the request is why.
  CLOCK,
  THROTTLED,
  CONFLICT,
  REJECTED,
  ABSENT,
  GARBLED;

  /// What a status says when the vendor's code is unknown to us.
  public static Meaning ofStatus(int status) {
    return switch (status) {
      case 401, 403, 407 -> DENIED;
      case 408 -> UNREACHABLE;
      case 409, 412 -> CONFLICT;
      case 429 -> THROTTLED;
      default -> ofRange(status);
    };
  }

  /// What a status says when the answer is not in the vendor's voice: something in front of the API
  /// speaks, which knows nothing about keys, zones and records.
  public static Meaning ofForeignStatus(int status) {
    return switch (status) {
      case 408 -> UNREACHABLE;
      case 429 -> THROTTLED;
      default -> status >= 500 ? UNREACHABLE : GARBLED;
    };
  }

  /// @param wait what the vendor asks for; only throttling has one
  public ProviderFailure failure(String detail, Optional<Duration> wait) {
    return switch (this) {
      case UNREACHABLE -> new Unreachable(detail);
      case DENIED -> new Denied(detail);
      case CLOCK -> new Denied(detail, Hint.OUR_CLOCK);
      case THROTTLED -> new Throttled(detail, wait);
      case CONFLICT -> new Conflict(detail);
      case REJECTED -> new Rejected(detail);
      case ABSENT -> new Absent(detail);
      case GARBLED -> new Garbled(detail);
    };
  }

  private static Meaning ofRange(int status) {
    if (status >= 500) {
      return UNREACHABLE;
    }
    return status >= 400 ? REJECTED : GARBLED;
  }
}
