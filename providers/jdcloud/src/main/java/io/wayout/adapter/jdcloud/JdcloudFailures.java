// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What JD Cloud's answers mean when they are not the promised ones. Its codes are the statuses of
/// HTTP, and the words are for people, often in Chinese; what the gateway says ends with `[gw]`.
final class JdcloudFailures {
  private static final String NONCE = "403.NONCE";
  private static final String CLOCK = "403.CLOCK";
  private static final String QUOTA = "429.QUOTA";

  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED,
              List.of("401", "403"),
              Meaning.CLOCK,
              List.of(CLOCK),
              Meaning.ABSENT,
              List.of("404"),
              Meaning.CONFLICT,
              List.of("409"),
              // Also a duplicate and a CNAME beside others: a look at the record tells them apart.
              Meaning.REJECTED,
              List.of("400", "405", "413", "422"),
              Meaning.THROTTLED,
              List.of("429", QUOTA),
              // A nonce that was used before hints at a request that arrived twice.
              Meaning.UNREACHABLE,
              List.of("408", "500", "501", "502", "503", "504", NONCE)));

  private static final Pattern TIME = Pattern.compile("\\b(date|time|timestamp)\\b");

  private JdcloudFailures() {}

  /// @param what the request in a few words
  /// @param secrets taken out of the vendor's words
  /// @param now the wall clock
  static ProviderFailure of(String what, Answered answer, List<String> secrets, Instant now) {
    return JdcloudWire.problem(answer.body())
        .map(problem -> TABLE.failure(what, answer, sorted(problem), secrets, now))
        .orElseGet(() -> FailureTable.foreign(what, answer, secrets, now));
  }

  /// The gateway's denials by their words, where the words are known.
  private static Problem sorted(Problem problem) {
    String words = problem.message().toLowerCase(Locale.ROOT);
    boolean isDenial = problem.code().startsWith("401") || problem.code().startsWith("403");
    if (problem.code().contains("QUOTA_EXCEEDED")) {
      return new Problem(QUOTA, problem.message());
    }
    if (isDenial && words.contains("different noncestr")) {
      return new Problem(NONCE, problem.message());
    }
    return isDenial && words.contains("[gw]") && TIME.matcher(words).find()
        ? new Problem(CLOCK, problem.message())
        : problem;
  }
}
