// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.Meaning;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What Azure's answers mean when they are not the promised ones.
final class AzurednsFailures {
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED,
              List.of(
                  "AuthenticationFailed",
                  "AuthorizationFailed",
                  "ExpiredAuthenticationToken",
                  "InvalidAuthenticationToken",
                  "InvalidAuthenticationTokenTenant",
                  "LinkedAuthorizationFailed"),
              Meaning.ABSENT,
              List.of(
                  "NotFound",
                  "ParentResourceNotFound",
                  "ResourceGroupNotFound",
                  "ResourceNotFound",
                  "SubscriptionNotFound"),
              // The compare failed, or another type stands at the name.
              Meaning.CONFLICT,
              List.of("PreconditionFailed", "taken"),
              Meaning.REJECTED,
              List.of(
                  "BadRequest",
                  "InvalidArgument",
                  "QuotaExceeded",
                  "ScopeLocked",
                  "TooManyRecords"),
              // The second group: somebody else writes to the zone at this moment.
              Meaning.THROTTLED,
              List.of(
                  "SubscriptionRequestsThrottled",
                  "Throttled",
                  "TooManyRequests",
                  "Conflict",
                  "Locked"),
              Meaning.UNREACHABLE,
              List.of("GatewayTimeout", "InternalServerError", "ServiceUnavailable")));

  private AzurednsFailures() {}

  /// @param what the request in a few words
  /// @param now the wall clock, for a `Retry-After` that is a date
  static ProviderFailure of(String what, Answered answer, List<String> secrets, Instant now) {
    String which =
        answer
            .header("x-ms-request-id")
            .map(id -> what + " (request " + Excerpt.of(id, secrets) + ")")
            .orElse(what);
    return AzurednsWire.problem(answer.status(), answer.body())
        .map(problem -> TABLE.failure(which, answer, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(which, answer, secrets, now));
  }
}
