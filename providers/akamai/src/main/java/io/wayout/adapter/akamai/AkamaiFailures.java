// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Edge DNS's answers mean when they are not the promised ones. Its gateway names the plane
/// that refused (`pep-authn`, `pep-authz`); for the rest there is the status.
final class AkamaiFailures {
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED, List.of("pep-authn", "pep-authz", "401", "403"),
              Meaning.CLOCK, List.of("timestamp"),
              Meaning.ABSENT, List.of("404"),
              // Something is there already, or someone else changes the zone at this moment.
              Meaning.CONFLICT, List.of("409"),
              Meaning.REJECTED, List.of("400", "405", "415", "422"),
              Meaning.THROTTLED, List.of("429"),
              Meaning.UNREACHABLE, List.of("500", "502", "503", "504")));

  private AkamaiFailures() {}

  /// @param what the request in a few words
  /// @param secrets taken out of the words
  /// @param now the wall clock
  static ProviderFailure of(String what, Answered answer, List<String> secrets, Instant now) {
    Answered timed = withRetryAfter(answer, now);
    return AkamaiWire.problem(answer.status(), answer.body())
        .map(problem -> TABLE.failure(what, timed, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(what, timed, secrets, now));
  }

  /// Akamai's own header says from when on it takes requests again.
  private static Answered withRetryAfter(Answered answer, Instant now) {
    Optional<Duration> wait =
        answer
            .header("x-ratelimit-next")
            .flatMap(AkamaiFailures::moment)
            .map(next -> Duration.between(now, next));
    if (wait.isEmpty() || wait.get().isNegative() || answer.header("retry-after").isPresent()) {
      return answer;
    }
    Map<String, List<String>> headers = new HashMap<>(answer.headers());
    headers.put("retry-after", List.of(Long.toString(wait.get().toSeconds())));
    return new Answered(answer.status(), headers, answer.body());
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException odd) {
      return Optional.empty();
    }
  }
}
