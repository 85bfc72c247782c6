// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What Cloudflare's answers mean when they are not the promised ones. An edge incident brings HTML
/// with any status; only its own envelope counts as its voice.
final class CloudflareFailures {
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED,
              List.of("1000", "6003", "6103", "6111", "9103", "9106", "9109", "10000"),
              Meaning.ABSENT,
              List.of("7000", "7003"),
              // The record has gone; or one with that value is there already.
              Meaning.CONFLICT,
              List.of("81044", "81057", "81058"),
              Meaning.REJECTED,
              List.of("1004", "1038", "9004", "9007", "9021", "81045", "81053", "81054"),
              Meaning.THROTTLED,
              List.of("971", "10100", "10429")));

  private CloudflareFailures() {}

  /// @param what the request in a few words
  /// @param secrets taken out of the vendor's words
  /// @param now the wall clock
  static ProviderFailure of(String what, Answered answer, List<String> secrets, Instant now) {
    List<Problem> problems = CloudflareWire.problems(answer.body());
    if (problems.isEmpty()) {
      return FailureTable.foreign(what, answer, secrets, now);
    }
    Problem cause =
        problems.stream()
            .filter(problem -> TABLE.meaning(problem.code()).isPresent())
            .findFirst()
            .orElseGet(problems::getLast);
    return TABLE.failure(what, answer, cause, secrets, now);
  }
}
