// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.baiducloud.BaiducloudFailures.Asked;
import io.wayout.kit.json.Json;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
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

/// The vendor's error table.
class BaiducloudFailuresTest {
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
    "403, InvalidAccessKeyId, denied",
    "400, SignatureDoesNotMatch, denied",
    "400, InvalidHTTPAuthHeader, denied",
    "400, RequestExpired, denied",
    "403, AccessDenied, denied",
    "403, OptInRequired, denied",
    "400, InappropriateJSON, rejected",
    "400, MalformedJSON, rejected",
    "400, InvalidHTTPRequest, rejected",
    "400, InvalidURI, rejected",
    "404, InvalidVersion, rejected",
    "404, NoSuchKey, absent",
    "404, SomethingNew, absent",
    "400, NoSuchZone, absent",
    "400, ZoneNotExist, absent",
    "400, RecordAlreadyExist, conflict",
    "409, DuplicateRecord, conflict",
    "409, SomethingNew, conflict",
    "412, PreconditionFailed, conflict",
    "429, RequestRateLimitExceeded, throttled",
    "400, RequestRateLimitExceeded, throttled",
    "503, RequestRateLimitExceeded, throttled",
    "429, SomethingNew, throttled",
    "500, InternalError, unreachable",
    "503, ServiceUnavailable, unreachable",
    "500, ExistenceUnknown, unreachable",
    "400, SomethingNew, rejected",
    "403, SomethingNew, denied"
  })
  void code_meansOneThing(int status, String code, String meaning) {
    ProviderFailure failure = of(new Answered(status, Map.of(), body(code, "words")), false);

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).isEqualTo("PUT record: " + status + " " + code + ": words");
  }

  @Test
  void recordThatHasGone_isAConflictAndNoAbsentZone() {
    assertThat(of(new Answered(404, Map.of(), body("NoSuchRecord", "gone")), true))
        .isInstanceOf(Conflict.class);
  }

  @ParameterizedTest
  @CsvSource({
    "301, garbled",
    "400, garbled",
    "403, garbled",
    "404, garbled",
    "408, unreachable",
    "429, throttled",
    "500, unreachable",
    "503, unreachable"
  })
  void answerOfSomethingElse_provesNothingAboutTheAccount(int status, String meaning) {
    assertThat(of(new Answered(status, Map.of(), "<html>sorry</html>"), true))
        .isInstanceOf(CLASSES.get(meaning));
    assertThat(of(new Answered(status, Map.of(), "{\"code\":\"NoSuchKey\"}"), true))
        .isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void echoedKey_isNotShown() {
    String message = "signed with " + FakeBaiducloud.ID + " " + FakeBaiducloud.SECRET;

    assertThat(
            of(new Answered(400, Map.of(), body("SignatureDoesNotMatch", message)), false).detail())
        .isEqualTo("PUT record: 400 SignatureDoesNotMatch: signed with *** ***");
  }

  @Test
  void clockWrong_isNamed() {
    Map<String, List<String>> date = Map.of("date", List.of("Thu, 15 Jan 2026 09:00:00 GMT"));

    assertThat(of(new Answered(400, date, body("RequestExpired", "expired")), false).detail())
        .endsWith("expired (our clock is 1800 s behind the vendor's; set it right first)");
  }

  private static String body(String code, String message) {
    return Json.render(Map.of("code", code, "message", message, "requestId", "5f0a"));
  }

  private static ProviderFailure of(Answered answer, boolean isOnRecord) {
    return BaiducloudFailures.of(
        new Asked("PUT record", isOnRecord),
        answer,
        List.of(FakeBaiducloud.SECRET, FakeBaiducloud.ID),
        NOW);
  }
}
