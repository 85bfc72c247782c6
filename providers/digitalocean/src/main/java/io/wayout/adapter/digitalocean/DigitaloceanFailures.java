// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What DigitalOcean's answers mean when they are not the promised ones.
final class DigitaloceanFailures {
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED, List.of("unauthorized", "forbidden"),
              Meaning.ABSENT, List.of("not_found"),
              Meaning.CONFLICT, List.of("conflict"),
              Meaning.REJECTED, List.of("bad_request", "unprocessable_entity"),
              Meaning.THROTTLED, List.of("too_many_requests"),
              Meaning.UNREACHABLE, List.of("server_error", "service_unavailable")));

  private static final String RETRY_AFTER = "retry-after";

  private DigitaloceanFailures() {}

  /// @param what the request in a few words
  /// @param now the wall clock, to which the end of the rate limit's window is compared
  static ProviderFailure of(String what, Answered answer, String token, Instant now) {
    List<String> secrets = List.of(token);
    Answered told = withWait(answer, now);
    return DigitaloceanWire.problem(answer.body())
        .map(problem -> TABLE.failure(what, told, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(what, told, secrets, now));
  }

  /// The hourly limit says when its window ends instead of how long to wait.
  private static Answered withWait(Answered answer, Instant now) {
    Optional<String> end =
        answer.header("ratelimit-reset").filter(text -> text.matches("[0-9]{1,10}"));
    if (answer.status() != 429 || answer.header(RETRY_AFTER).isPresent() || end.isEmpty()) {
      return answer;
    }
    long wait = Math.max(0, Long.parseLong(end.get()) - now.getEpochSecond());
    Map<String, List<String>> headers = new HashMap<>(answer.headers());
    headers.put(RETRY_AFTER, List.of(Long.toString(wait)));
    return new Answered(answer.status(), headers, answer.body());
  }
}
