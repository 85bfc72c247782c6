// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.json.Json;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Hint;
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
class HuaweicloudFailuresTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
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
    "401, APIGW.0301, denied",
    "403, APIGW.0302, denied",
    "401, APIGW.0303, denied",
    "401, APIGW.0305, denied",
    "403, APIGW.0306, denied",
    "403, APIGW.0802, denied",
    "404, APIGW.0101, rejected",
    "429, APIGW.0308, throttled",
    "500, APIGW.0201, unreachable",
    "400, APIGW.9999, rejected",
    "502, APIGW.9999, unreachable"
  })
  void codeOfTheGateway_meansOneThing(int status, String code, String meaning) {
    ProviderFailure failure = of(status, Map.of("error_code", code, "error_msg", "words"));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).isEqualTo("zone x: " + status + " " + code + ": words");
  }

  @ParameterizedTest
  @CsvSource({
    "401, DNS.0005, denied",
    "403, DNS.0013, denied",
    "403, DNS.0030, denied",
    "403, DNS.0031, denied",
    "403, DNS.1802, denied",
    "403, DNS.0040, denied",
    "404, DNS.0302, absent",
    "400, DNS.0302, absent",
    "400, DNS.0301, absent",
    "404, DNS.1206, absent",
    "403, DNS.0213, rejected",
    "403, DNS.0214, rejected",
    "403, DNS.2003, rejected",
    "403, DNS.2005, rejected",
    "403, DNS.2006, rejected",
    "400, DNS.0209, throttled",
    "500, DNS.0209, throttled",
    "404, DNS.0313, conflict",
    "404, DNS.0004, conflict",
    "400, DNS.0309, conflict",
    "400, DNS.0312, conflict",
    "400, DNS.0335, conflict",
    "400, DNS.0016, conflict",
    "400, DNS.0308, rejected",
    "400, DNS.0303, rejected",
    "400, DNS.0319, rejected",
    "400, DNS.0307, rejected",
    "400, DNS.0304, rejected",
    "400, DNS.0323, rejected",
    "400, DNS.0328, rejected",
    "400, DNS.0317, rejected",
    "400, DNS.0806, rejected",
    "403, DNS.0403, rejected",
    "403, DNS.2002, rejected",
    "409, DNS.0021, throttled",
    "409, DNS.0314, throttled",
    "400, DNS.1607, throttled",
    "403, DNS.0014, throttled",
    "500, DNS.0000, unreachable",
    "500, DNS.0012, unreachable",
    "500, DNS.1902, unreachable",
    "400, DNS.9999, rejected"
  })
  void codeOfTheService_meansOneThing(int status, String code, String meaning) {
    ProviderFailure failure = of(status, Map.of("code", code, "message", "words"));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).isEqualTo("zone x: " + status + " " + code + ": words");
  }

  @ParameterizedTest
  @CsvSource({
    "302, garbled",
    "403, garbled",
    "404, garbled",
    "408, unreachable",
    "429, throttled",
    "502, unreachable"
  })
  void answerInAForeignVoice_provesNothingAboutTheAccount(int status, String meaning) {
    assertThat(of(new Answered(status, Map.of(), "<html>sorry</html>")))
        .isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void busySet_isWorthATryInAMoment() {
    assertThat(of(409, Map.of("code", "DNS.0314", "message", "words")))
        .isEqualTo(
            new Throttled("zone x: 409 DNS.0314: words", Optional.of(Duration.ofSeconds(5))));
  }

  @Test
  void denialAtAnotherTimeThanOurs_isOurClock() {
    Answered answer =
        new Answered(
            401,
            Map.of("date", List.of("Thu, 15 Jan 2026 09:30:00 GMT")),
            Json.render(Map.of("error_code", "APIGW.0301", "error_msg", "words")));

    assertThat(((Denied) of(answer)).hint()).isEqualTo(Hint.OUR_CLOCK);
  }

  private static ProviderFailure of(int status, Map<String, String> body) {
    return of(new Answered(status, Map.of(), Json.render(body)));
  }

  private static ProviderFailure of(Answered answer) {
    return HuaweicloudFailures.of("zone x", answer, List.of(FakeHuaweicloud.SECRET), NOW);
  }
}
