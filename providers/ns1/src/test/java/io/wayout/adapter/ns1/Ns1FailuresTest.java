// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

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

/// The vendor's table of errors: what each means. NS1 has words instead of codes.
class Ns1FailuresTest {
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
    "401, Unauthorized, denied",
    "403, key lacks permission, denied",
    "404, zone not found, absent",
    "404, record not found, absent",
    "404, something new, absent",
    "400, record already exists, conflict",
    "409, Record already exists, conflict",
    "400, invalid: CNAME must be the only record, rejected",
    "400, Input validation failed (Value None), rejected",
    "429, rate limit exceeded, throttled",
    "500, oops, unreachable",
    "503, try again, unreachable",
    "418, something new, rejected"
  })
  void words_meanOneThing(int status, String text, String meaning) {
    ProviderFailure failure = of(status, Map.of(), Json.render(Map.of("message", text)));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).contains(text);
  }

  @ParameterizedTest
  @CsvSource({"401, Unauthorized, denied", "429, slow down, throttled", "404, not found, garbled"})
  void plainText_isBelievedWhereItIsAboutTheKeyOrTheRate(int status, String text, String meaning) {
    assertThat(of(status, Map.of(), text)).isInstanceOf(CLASSES.get(meaning));
  }

  @ParameterizedTest
  @CsvSource({"400, garbled", "401, garbled", "404, garbled", "429, throttled", "522, unreachable"})
  void answerOfTheEdge_provesNothingAboutTheZone(int status, String meaning) {
    assertThat(of(status, Map.of(), "<html>sorry</html>")).isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void vendorsOwnWait_goesFirst() {
    Map<String, List<String>> headers =
        Map.of(
            "retry-after", List.of("7"),
            "x-ratelimit-limit", List.of("100"),
            "x-ratelimit-period", List.of("200"));

    assertThat(((ProviderFailure.Throttled) of(429, headers, "{\"message\":\"x\"}")).retryAfter())
        .contains(Duration.ofSeconds(7));
  }

  @Test
  void oddLimits_areNoWait() {
    Map<String, List<String>> headers =
        Map.of("x-ratelimit-limit", List.of("0"), "x-ratelimit-period", List.of("often"));

    assertThat(((ProviderFailure.Throttled) of(429, headers, "{\"message\":\"x\"}")).retryAfter())
        .isEmpty();
  }

  private static ProviderFailure of(int status, Map<String, List<String>> headers, String body) {
    return Ns1Failures.of(
        "zone shop.example", new Answered(status, headers, body), FakeNs1.KEY, NOW);
  }
}
