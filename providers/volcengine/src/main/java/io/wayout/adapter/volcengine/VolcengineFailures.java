// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Meaning;
import io.wayout.kit.http.RetryAfter;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What Volcengine's answers mean when they are not the promised ones. The code decides, not the
/// status, which is another one than documented at times.
final class VolcengineFailures {
  private static final int TOO_MANY = 429;

  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED,
              List.of(
                  "InvalidAccessKey",
                  "MissingAuthenticationToken",
                  "SignatureDoesNotMatch",
                  "MissingSignature",
                  "MissingRequestInfo",
                  "LackPolicy",
                  "AccessDenied"),
              Meaning.CLOCK,
              List.of("InvalidTimestamp"),
              Meaning.ABSENT,
              List.of("ErrZoneNotFound"),
              // The record has gone; or something stands at the name already.
              Meaning.CONFLICT,
              List.of("ErrDBNotFound", "ErrDBDuplicated"),
              Meaning.REJECTED,
              List.of(
                  "ServiceNotFound",
                  "InvalidActionOrVersion",
                  "MissingParameter",
                  "ErrZoneInactive",
                  "ErrParsingParams",
                  "ErrParamInvalid",
                  "ErrHostCanNotBeEmpty",
                  "ErrSearchParamMissingParams",
                  "ErrPageSizeNotValid",
                  "ErrSpecNotValid",
                  "ErrQuotaExceeded",
                  "ErrAccountRecordCountLimited",
                  "ErrZoneRecordCountLimited"),
              Meaning.UNREACHABLE,
              List.of("ErrInternalServer", "InternalError", "ServiceUnavailable")));

  private VolcengineFailures() {}

  /// @param what the request in a few words
  /// @param secrets taken out of the vendor's words
  /// @param now the wall clock
  static ProviderFailure of(String what, Answered answer, List<String> secrets, Instant now) {
    return VolcengineWire.problem(answer.body())
        .map(problem ->
            isThrottle(answer, problem)
                ? throttled(what, answer, problem, secrets, now)
                : TABLE.failure(what, answer, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(what, answer, secrets, now));
  }

  /// The gateway has several codes for too many requests, alike in their words alone.
  private static boolean isThrottle(Answered answer, Problem problem) {
    String code = problem.code();
    boolean soundsSo = code.contains("Limit") && code.contains("Exceeded");
    return answer.status() == TOO_MANY || (soundsSo && TABLE.meaning(code).isEmpty());
  }

  private static Throttled throttled(
      String what, Answered answer, Problem problem, List<String> secrets, Instant now) {
    String words = Excerpt.of(problem.code() + ": " + problem.message(), secrets);
    return new Throttled(what + ": " + answer.status() + " " + words, RetryAfter.of(answer, now));
  }
}
