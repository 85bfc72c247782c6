// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.json.Json;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vendor's table of errors: what each means.
class DigitaloceanFailuresTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
  private static final Map<String, Class<? extends ProviderFailure>> CLASSES =
      Map.of(
          "denied", ProviderFailure.Denied.class,
          "absent", ProviderFailure.Absent.class,
          "conflict", ProviderFailure.Conflict.class,
          "rejected", ProviderFailure.Rejected.class,
          "throttled", ProviderFailure.Throttled.class,
          "unreachable", ProviderFailure.Unreachable.class,
          "garbled", ProviderFailure.Garbled.class);

  @ParameterizedTest
  @CsvSource({
    "401, unauthorized, denied",
    "403, forbidden, denied",
    "404, not_found, absent",
    "422, unprocessable_entity, rejected",
    "409, conflict, conflict",
    "429, too_many_requests, throttled",
    "500, server_error, unreachable",
    "503, something_new, unreachable",
    "418, something_new, rejected"
  })
  void id_meansOneThing(int status, String id, String meaning) {
    ProviderFailure failure =
        of(status, Map.of(), Json.render(Map.of("id", id, "message", "in words")));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).contains("in words");
  }

  @ParameterizedTest
  @CsvSource({
    "400, garbled",
    "404, garbled",
    "429, throttled",
    "502, unreachable",
    "522, unreachable"
  })
  void answerOfTheEdge_provesNothingAboutTheZone(int status, String meaning) {
    assertThat(of(status, Map.of(), "<html>sorry</html>")).isInstanceOf(CLASSES.get(meaning));
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "1, 1", "0, 1", "9999999, 900"})
  void hourlyLimit_tellsWhenItsWindowEnds(int secondsLeft, int wait) {
    String body = Json.render(Map.of("id", "too_many_requests", "message", "API rate limit"));
    String end = Long.toString(NOW.getEpochSecond() + secondsLeft);

    ProviderFailure failure = of(429, Map.of("ratelimit-reset", List.of(end)), body);

    assertThat(((ProviderFailure.Throttled) failure).retryAfter())
        .contains(Duration.ofSeconds(wait));
  }

  @Test
  void burstLimit_tellsHowLongToWait() {
    String body = Json.render(Map.of("id", "too_many_requests", "message", "API rate limit"));
    Map<String, List<String>> headers =
        Map.of("retry-after", List.of("7"), "ratelimit-reset", List.of("1768476030"));

    assertThat(((ProviderFailure.Throttled) of(429, headers, body)).retryAfter())
        .contains(Duration.ofSeconds(7));
  }

  private static ProviderFailure of(int status, Map<String, List<String>> headers, String body) {
    return DigitaloceanFailures.of(
        "zone shop.example", new Answered(status, headers, body), FakeDigitalocean.TOKEN, NOW);
  }
}
