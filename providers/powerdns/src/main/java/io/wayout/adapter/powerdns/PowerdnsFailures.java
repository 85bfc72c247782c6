// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import io.wayout.kit.http.RetryAfter;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Receipt;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.WriteOutcome;
import java.time.Instant;
import java.util.List;

/// What PowerDNS's answers mean when they are not the promised ones.
///
/// PowerDNS itself answers with JSON or one plain line; markup comes from something in front of it,
/// which knows nothing about zones.
final class PowerdnsFailures {
  /// What releases before 4.2 said with 422 where newer ones say 404.
  private static final String NO_SUCH_ZONE = "Could not find domain";

  private PowerdnsFailures() {}

  /// @param what the request in a few words
  /// @param now the wall clock, for a `Retry-After` that is a date
  static ProviderFailure of(String what, Answered answer, String key, Instant now) {
    int status = answer.status();
    String detail = what + ": " + status + " " + Excerpt.of(message(answer.body()), List.of(key));
    return switch (status) {
      case 401, 403, 407 -> new Denied(detail);
      case 404, 410 -> isMarkup(answer.body()) ? new Garbled(detail) : new Absent(detail);
      case 408 -> new Unreachable(detail);
      case 409, 412 -> new Conflict(detail);
      case 422 -> detail.contains(NO_SUCH_ZONE) ? new Absent(detail) : new Rejected(detail);
      case 429 -> new Throttled(detail, RetryAfter.of(answer, now));
      default -> ofRange(status, detail);
    };
  }

  /// How a PATCH ended that was answered: 204 alone is yes, and only a refusal in PowerDNS's own
  /// voice is surely no.
  static WriteOutcome ofPatch(String what, Answered answer, String key, Instant now) {
    if (answer.status() == 204) {
      return new WriteOutcome.Accepted(
          answer.header("x-pdns-new-serial").map(Receipt::new).orElse(Receipt.NONE));
    }
    ProviderFailure failure = of(what, answer, key, now);
    return switch (failure) {
      case Unreachable _, Garbled _ -> new WriteOutcome.Unknown(failure);
      case Denied _, Throttled _, Conflict _, Rejected _, Absent _, ProviderFailure.Withdrawn _ ->
          new WriteOutcome.Refused(failure);
    };
  }

  private static ProviderFailure ofRange(int status, String detail) {
    if (status >= 500) {
      return new Unreachable(detail);
    }
    return status >= 400 ? new Rejected(detail) : new Garbled(detail);
  }

  private static String message(String body) {
    try {
      return Json.parse(body).member("error").text();
    } catch (BadJson plainText) {
      return body;
    }
  }

  private static boolean isMarkup(String body) {
    return body.stripLeading().startsWith("<");
  }
}
