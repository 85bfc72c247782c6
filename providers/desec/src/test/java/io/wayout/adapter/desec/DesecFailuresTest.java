// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

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
class DesecFailuresTest {
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
    "401, Invalid token., denied",
    "401, Authentication credentials were not provided., denied",
    "403, Insufficient token permissions., denied",
    "404, No Domain matches the given query., absent",
    "404, No RRset matches the given query., absent",
    "409, Conflict: database is busy, conflict",
    "413, Payload too large., rejected",
    "429, Too many concurrent requests., throttled",
    "429, Request was throttled. Expected available in 7 seconds., throttled",
    "500, Internal Server Error. We're on it!, unreachable",
    "502, Bad gateway, unreachable",
    "418, Something new, rejected"
  })
  void detail_meansOneThing(int status, String text, String meaning) {
    ProviderFailure failure = of(status, Map.of(), Json.render(Map.of("detail", text)));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).contains(text);
  }

  @Test
  void fieldErrors_areRejectedAndShown() {
    String body = "[{},{\"ttl\":[\"Ensure this value is greater than or equal to 3600.\"]}]";

    assertThat(of(400, Map.of(), body))
        .isInstanceOf(ProviderFailure.Rejected.class)
        .extracting(ProviderFailure::detail)
        .asString()
        .contains("greater than or equal to 3600");
  }

  @Test
  void setThatExists_isConflict() {
    String body =
        "[{\"non_field_errors\":[\"Another RRset with the same subdomain and type exists for this"
            + " domain. (Try modifying it.)\"]}]";

    assertThat(of(400, Map.of(), body)).isInstanceOf(ProviderFailure.Conflict.class);
  }

  @ParameterizedTest
  @CsvSource({"400, garbled", "404, garbled", "429, throttled", "502, unreachable"})
  void answerOfSomethingElse_provesNothingAboutTheZone(int status, String meaning) {
    assertThat(of(status, Map.of(), "<html>sorry</html>")).isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void longWait_isKeptWithinBounds() {
    Map<String, List<String>> wait = Map.of("retry-after", List.of("39000"));

    ProviderFailure failure = of(429, wait, Json.render(Map.of("detail", "throttled")));

    assertThat(((ProviderFailure.Throttled) failure).retryAfter()).contains(Duration.ofMinutes(15));
  }

  private static ProviderFailure of(int status, Map<String, List<String>> headers, String body) {
    return DesecFailures.of(
        "zone shop.example", new Answered(status, headers, body), FakeDesec.TOKEN, NOW);
  }
}
