// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What Oracle's answers mean when they are not the promised ones. It says the same of a zone that
/// is not there and of one that the key may not see.
final class OcidnsFailures {
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED, List.of("NotAuthenticated", "NotAuthorized", "SignUpRequired"),
              Meaning.ABSENT, List.of("NotAuthorizedOrNotFound", "NotFound"),
              // A precondition did not hold, or another type is at the name.
              Meaning.CONFLICT,
                  List.of("NoEtagMatch", "Conflict", "PreconditionFailed", "InvalidatedRetryToken"),
              Meaning.REJECTED,
                  List.of(
                      "InvalidParameter",
                      "MissingParameter",
                      "CannotParseRequest",
                      "LimitExceeded",
                      "QuotaExceeded"),
              // The zone is being changed at this moment: later it will do.
              Meaning.THROTTLED, List.of("TooManyRequests", "IncorrectState"),
              Meaning.UNREACHABLE, List.of("InternalServerError", "ServiceUnavailable")));

  private OcidnsFailures() {}

  /// @param what the request in a few words
  /// @param secrets taken out of the words
  /// @param now the wall clock
  static ProviderFailure of(String what, Answered answer, List<String> secrets, Instant now) {
    return OcidnsWire.problem(answer.body())
        .map(problem -> TABLE.failure(what, answer, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(what, answer, secrets, now));
  }
}
