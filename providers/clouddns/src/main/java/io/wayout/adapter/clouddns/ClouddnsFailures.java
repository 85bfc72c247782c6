// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What Google's answers mean when they are not the promised ones, by the reason of the first error
/// and, where there is none, by Google's general status.
final class ClouddnsFailures {
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED,
              List.of(
                  "accessNotConfigured",
                  "authError",
                  "forbidden",
                  "insufficientPermissions",
                  "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
                  "PERMISSION_DENIED",
                  "SERVICE_DISABLED",
                  "UNAUTHENTICATED"),
              Meaning.ABSENT,
              List.of("notFound", "NOT_FOUND"),
              // What was to go is not there as it was read, or what was to come is there.
              Meaning.CONFLICT,
              List.of(
                  "alreadyExists",
                  "cnameResourceRecordSetConflict",
                  "conditionNotMet",
                  "gone",
                  "ALREADY_EXISTS",
                  "FAILED_PRECONDITION"),
              Meaning.REJECTED,
              List.of(
                  "badRequest",
                  "invalid",
                  "invalidZoneApex",
                  "quotaExceeded",
                  "required",
                  "INVALID_ARGUMENT"),
              Meaning.THROTTLED,
              List.of("rateLimitExceeded", "userRateLimitExceeded", "RESOURCE_EXHAUSTED"),
              Meaning.UNREACHABLE,
              List.of("backendError", "internalError", "INTERNAL", "UNAVAILABLE")));

  private ClouddnsFailures() {}

  /// @param what the request in a few words
  /// @param now the wall clock, to which Google's is compared when it denies
  static ProviderFailure of(String what, Answered answer, List<String> secrets, Instant now) {
    return ClouddnsWire.problem(answer.status(), answer.body())
        .map(problem -> TABLE.failure(what, answer, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(what, answer, secrets, now));
  }
}
