// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vendor's error table.
class VolcengineFailuresTest {
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
    "401, InvalidAccessKey, denied",
    "401, MissingAuthenticationToken, denied",
    "401, SignatureDoesNotMatch, denied",
    "401, MissingSignature, denied",
    "400, MissingRequestInfo, denied",
    "400, InvalidTimestamp, denied",
    "403, LackPolicy, denied",
    "403, AccessDenied, denied",
    "404, ServiceNotFound, rejected",
    "404, InvalidActionOrVersion, rejected",
    "400, MissingParameter, rejected",
    "400, ErrZoneNotFound, absent",
    "400, ErrZoneInactive, rejected",
    "400, ErrDBNotFound, conflict",
    "400, ErrDBDuplicated, conflict",
    "409, ErrDBDuplicated, conflict",
    "200, ErrDBDuplicated, conflict",
    "400, ErrParsingParams, rejected",
    "400, ErrParamInvalid, rejected",
    "400, ErrHostCanNotBeEmpty, rejected",
    "400, ErrSearchParamMissingParams, rejected",
    "400, ErrPageSizeNotValid, rejected",
    "400, ErrSpecNotValid, rejected",
    "400, ErrQuotaExceeded, rejected",
    "400, ErrAccountRecordCountLimited, rejected",
    "400, ErrZoneRecordCountLimited, rejected",
    "400, FlowLimitExceeded, throttled",
    "400, RequestLimitExceeded, throttled",
    "429, SomethingNew, throttled",
    "429, AccessDenied, throttled",
    "500, ErrInternalServer, unreachable",
    "500, InternalError, unreachable",
    "503, ServiceUnavailableTemporarily, unreachable",
    "400, SomethingNew, rejected",
    "403, SomethingNew, denied",
    "200, SomethingNew, garbled"
  })
  void code_meansOneThing(int status, String code, String meaning) {
    ProviderFailure failure = of(new Answered(status, Map.of(), body(code, "words")));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).isEqualTo("UpdateRecord: " + status + " " + code + ": words");
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
    assertThat(of(new Answered(status, Map.of(), "<html>sorry</html>")))
        .isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void waitAskedFor_isTold() {
    Map<String, List<String>> wait = Map.of("retry-after", List.of("9"));

    assertThat(of(new Answered(429, wait, body("FlowLimitExceeded", "slow down"))))
        .isEqualTo(
            new Throttled(
                "UpdateRecord: 429 FlowLimitExceeded: slow down",
                Optional.of(Duration.ofSeconds(9))));
  }

  @Test
  void echoedKey_isNotShown() {
    String message = "signed with " + FakeVolcengine.ID + " " + FakeVolcengine.SECRET;

    assertThat(of(new Answered(401, Map.of(), body("SignatureDoesNotMatch", message))).detail())
        .isEqualTo("UpdateRecord: 401 SignatureDoesNotMatch: signed with *** ***");
  }

  @Test
  void clockWrong_isNamed() {
    Map<String, List<String>> date = Map.of("date", List.of("Thu, 15 Jan 2026 09:00:00 GMT"));

    assertThat(of(new Answered(400, date, body("InvalidTimestamp", "expired"))).detail())
        .endsWith("expired (our clock is 1800 s behind the vendor's; set it right first)");
  }

  private static String body(String code, String message) {
    Map<String, Object> error = Map.of("CodeN", 400_103, "Code", code, "Message", message);
    return Json.render(Map.of("ResponseMetadata", Map.of("RequestId", "2026", "Error", error)));
  }

  private static ProviderFailure of(Answered answer) {
    return VolcengineFailures.of(
        "UpdateRecord", answer, List.of(FakeVolcengine.SECRET, FakeVolcengine.ID), NOW);
  }
}
