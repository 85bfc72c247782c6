// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What few codes and words there are.
class JdcloudFailuresTest {
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
    "401, UNAUTHENTICATED, access key does not exist [gw], denied",
    "403, HTTP_FORBIDDEN, signature does not match [gw], denied",
    "403, PERMISSION_DENIED, no permission, denied",
    "403, HTTP_FORBIDDEN, please use different noncestr [gw], unreachable",
    "400, INVALID_ARGUMENT, 参数错误, rejected",
    "404, NOT_FOUND, 域名不存在, absent",
    "409, ABORTED, another change, conflict",
    "429, TOO_MANY_REQUESTS, too many requests [gw], throttled",
    "400, QUOTA_EXCEEDED, quota exceeded [gw], throttled",
    "500, INTERNAL, internal, unreachable",
    "503, UNAVAILABLE, unavailable, unreachable",
    "504, DEADLINE_EXCEEDED, late, unreachable"
  })
  void answer_meansOneThing(int status, String word, String message, String meaning) {
    assertThat(of(status, body(status, word, message))).isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void errorWithinASuccess_isAnError() {
    assertThat(of(200, body(403, "PERMISSION_DENIED", "no permission")))
        .isEqualTo(new Denied("zone x: 200 403.PERMISSION_DENIED: no permission"));
    assertThat(of(200, body(999, "NEW", "words"))).isInstanceOf(Garbled.class);
  }

  @Test
  void errorOfCodeZero_isNone() {
    assertThat(JdcloudWire.problem(body(0, "", ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "x-jdcloud-date is expired [gw], OUR_CLOCK",
    "the request time differs too much [gw], OUR_CLOCK",
    "the account has expired, NONE",
    "access key is expired [gw], NONE",
    "signature does not match [gw], NONE"
  })
  void denialOverTime_isOurClockIfTheGatewaySaysSo(String message, Hint hint) {
    ProviderFailure failure = of(401, body(401, "UNAUTHENTICATED", message));

    assertThat(((Denied) failure).hint()).isEqualTo(hint);
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
    assertThat(of(status, "<html>sorry</html>")).isInstanceOf(CLASSES.get(meaning));
  }

  private static String body(int code, String word, String message) {
    Map<String, Object> error = Map.of("code", code, "status", word, "message", message);
    return Json.render(Map.of("requestId", "x", "error", error));
  }

  private static ProviderFailure of(int status, String body) {
    return JdcloudFailures.of(
        "zone x",
        new Answered(status, Map.of(), body),
        List.of(FakeJdcloud.SECRET),
        Instant.parse("2026-01-15T08:30:00Z"));
  }
}
