// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Meaning;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What Baidu's answers mean when they are not the promised ones. The codes that all its services
/// share are in the table; those of DNS alone are not documented, and read for what they sound
/// like.
final class BaiducloudFailures {
  private static final int NOT_FOUND = 404;

  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED,
              List.of(
                  "InvalidAccessKeyId",
                  "SignatureDoesNotMatch",
                  "InvalidHTTPAuthHeader",
                  "AccessDenied",
                  "OptInRequired"),
              Meaning.CLOCK,
              List.of("RequestExpired"),
              Meaning.CONFLICT,
              List.of("PreconditionFailed"),
              Meaning.REJECTED,
              List.of(
                  "InappropriateJSON",
                  "MalformedJSON",
                  "InvalidHTTPRequest",
                  "InvalidURI",
                  "InvalidVersion"),
              Meaning.THROTTLED,
              List.of("RequestRateLimitExceeded"),
              Meaning.UNREACHABLE,
              List.of("InternalError", "ServiceUnavailable")));

  private BaiducloudFailures() {}

  /// A request as failures tell of it.
  ///
  /// @param text the request in a few words
  /// @param isOnRecord it names one record by its identifier, so that is what may be missing
  record Asked(String text, boolean isOnRecord) {}

  /// @param secrets taken out of the vendor's words
  /// @param now the wall clock
  static ProviderFailure of(Asked asked, Answered answer, List<String> secrets, Instant now) {
    return BaiducloudWire.problem(answer.body())
        .map(problem -> told(asked, answer, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(asked.text(), answer, secrets, now));
  }

  private static ProviderFailure told(
      Asked asked, Answered answer, Problem problem, List<String> secrets, Instant now) {
    Optional<Meaning> ownWords =
        TABLE.meaning(problem.code()).isPresent()
            ? Optional.empty()
            : undocumented(asked, answer, problem);
    return ownWords
        .map(meaning -> {
          String words = Excerpt.of(problem.code() + ": " + problem.message(), secrets);
          String detail = asked.text() + ": " + answer.status() + " " + words;
          return meaning.failure(detail, Optional.empty());
        })
        .orElseGet(() -> TABLE.failure(asked.text(), answer, problem, secrets, now));
  }

  /// What is missing is the zone, or a record that was there a moment ago. What exists already is
  /// looked at again by the caller, who then knows whether it is what was wanted.
  private static Optional<Meaning> undocumented(Asked asked, Answered answer, Problem problem) {
    String code = problem.code().toLowerCase(Locale.ROOT);
    boolean isMissing =
        answer.status() == NOT_FOUND || code.startsWith("nosuch") || code.contains("notexist");
    if (isMissing) {
      return Optional.of(asked.isOnRecord() ? Meaning.CONFLICT : Meaning.ABSENT);
    }
    return answer.status() < 500 && (code.contains("exist") || code.contains("duplicate"))
        ? Optional.of(Meaning.CONFLICT)
        : Optional.empty();
  }
}
