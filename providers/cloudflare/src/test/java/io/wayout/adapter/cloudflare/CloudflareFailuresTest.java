// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Wire.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vendor's error table.
class CloudflareFailuresTest {
  private static final Map<String, Class<?>> CLASSES =
      Map.of(
          "denied", Denied.class,
          "absent", Absent.class,
          "conflict", Conflict.class,
          "rejected", Rejected.class,
          "throttled", Throttled.class,
          "unreachable", Unreachable.class,
          "garbled", Garbled.class);

  @ParameterizedTest
  @CsvSource({
    "400, 6003, denied",
    "400, 9106, denied",
    "401, 1000, denied",
    "403, 9109, denied",
    "403, 9103, denied",
    "403, 10000, denied",
    "404, 7003, absent",
    "400, 7000, absent",
    "404, 81044, conflict",
    "400, 81058, conflict",
    "400, 81057, conflict",
    "400, 81053, rejected",
    "400, 81054, rejected",
    "400, 9021, rejected",
    "400, 9007, rejected",
    "400, 9004, rejected",
    "400, 1004, rejected",
    "400, 81045, rejected",
    "403, 1038, rejected",
    "429, 971, throttled",
    "429, 10100, throttled",
    "429, 10429, throttled",
    "200, 10000, denied",
    "500, 1001, unreachable",
    "502, 7, unreachable",
    "429, 7, throttled",
    "403, 7, denied",
    "400, 7, rejected",
    "200, 7, garbled"
  })
  void code_meansOneThing(int status, int code, String meaning) {
    String body = errors("{\"code\":%d,\"message\":\"words\"}".formatted(code));

    ProviderFailure failure = of(new Answered(status, Map.of(), body));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).isEqualTo("zone x: " + status + " " + code + ": words");
  }

  @ParameterizedTest
  @CsvSource({
    "301, garbled",
    "403, garbled",
    "404, garbled",
    "408, unreachable",
    "429, throttled",
    "500, unreachable",
    "503, unreachable",
    "522, unreachable",
    "530, unreachable"
  })
  void pageOfTheEdge_provesNothingAboutTheAccount(int status, String meaning) {
    assertThat(of(new Answered(status, Map.of(), "<html>error code: 1020</html>")))
        .isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void innermostCause_decides() {
    String chained =
        errors(
            "{\"code\":1004,\"message\":\"DNS Validation Error\",\"error_chain\":"
                + "[{\"code\":81053,\"message\":\"host already exists\"}]}");

    assertThat(of(new Answered(400, Map.of(), chained)))
        .isEqualTo(new Rejected("zone x: 400 81053: host already exists"));
  }

  @Test
  void throttling_keepsTheWait() {
    Answered answer =
        new Answered(
            429,
            Map.of("retry-after", List.of("120")),
            errors("{\"code\":971,\"message\":\"wait\"}"));

    assertThat(of(answer))
        .isEqualTo(new Throttled("zone x: 429 971: wait", Optional.of(Duration.ofMinutes(2))));
  }

  private static String errors(String errors) {
    return "{\"success\":false,\"errors\":[" + errors + "],\"messages\":[],\"result\":null}";
  }

  private static ProviderFailure of(Answered answer) {
    return CloudflareFailures.of(
        "zone x", answer, List.of(FakeCloudflare.TOKEN), Instant.parse("2026-01-15T08:30:00Z"));
  }
}
