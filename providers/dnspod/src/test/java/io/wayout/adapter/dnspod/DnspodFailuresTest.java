// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

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
class DnspodFailuresTest {
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
    "AuthFailure.SecretIdNotFound, denied",
    "AuthFailure.SignatureFailure, denied",
    "AuthFailure.TokenFailure, denied",
    "AuthFailure.InvalidSecretId, denied",
    "AuthFailure.UnauthorizedOperation, denied",
    "AuthFailure.SignatureExpire, denied",
    "InvalidParameter.TimestampExpired, denied",
    "InvalidParameter.InvalidSignature, denied",
    "InvalidParameter.InvalidSecretId, denied",
    "UnauthorizedOperation, denied",
    "OperationDenied.NotGrantedByOwner, denied",
    "InvalidParameter.PermissionDenied, denied",
    "FailedOperation.NotDomainOwner, denied",
    "FailedOperation.NotRealNamedUser, denied",
    "FailedOperation.AccountIsLocked, denied",
    "InvalidParameter.AccountIsBanned, denied",
    "InvalidParameter.RequestIpLimited, denied",
    "InvalidParameterValue.DomainNotExists, absent",
    "InvalidParameter.DomainInvalid, absent",
    "ResourceNotFound.NoDataOfDomain, absent",
    "InvalidParameter.DomainIdInvalid, absent",
    "FailedOperation.DomainIsLocked, rejected",
    "FailedOperation.DomainIsSpam, rejected",
    "InvalidParameter.DomainNotAllowedModifyRecords, rejected",
    "InvalidParameter.RecordIdInvalid, conflict",
    "ResourceNotFound.NoDataOfRecord, conflict",
    "InvalidParameter.DomainRecordExist, conflict",
    "LimitExceeded.SubdomainRollLimit, rejected",
    "InvalidParameter.DnssecAddCnameError, rejected",
    "InvalidParameter.CustomMessage, rejected",
    "FailedOperation, rejected",
    "InvalidParameter.RecordLineInvalid, rejected",
    "FailedOperation.MustAddDefaultLineFirst, rejected",
    "InvalidParameter.RecordValueInvalid, rejected",
    "InvalidParameter.RecordTypeInvalid, rejected",
    "InvalidParameter.SubdomainInvalid, rejected",
    "InvalidParameter.InvalidWeight, rejected",
    "LimitExceeded.RecordTtlLimit, rejected",
    "UnknownParameter, rejected",
    "InvalidAction, rejected",
    "UnsupportedOperation, rejected",
    "RequestLimitExceeded, throttled",
    "RequestLimitExceeded.UinLimitExceeded, throttled",
    "RequestLimitExceeded.GlobalRegionUinLimitExceeded, throttled",
    "FailedOperation.FrequencyLimit, throttled",
    "InvalidParameter.OperationIsTooFrequent, throttled",
    "InternalError, unreachable",
    "FailedOperation.UnknowError, unreachable",
    "InvalidParameter.OperateFailed, unreachable",
    "ResourceUnavailable, unreachable",
    "SomethingNew, garbled"
  })
  void code_meansOneThing(String code, String meaning) {
    ProviderFailure failure = of(200, error(code));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).isEqualTo("ModifyRecordFields: 200 " + code + ": words");
  }

  @ParameterizedTest
  @CsvSource({
    "301, garbled",
    "403, garbled",
    "404, garbled",
    "408, unreachable",
    "429, throttled",
    "500, unreachable",
    "502, unreachable",
    "503, unreachable"
  })
  void answerOfTheGateway_provesNothingAboutTheAccount(int status, String meaning) {
    assertThat(of(status, "<html>sorry</html>")).isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void expiredSignature_isOurClock() {
    assertThat(of(200, error("AuthFailure.SignatureExpire")))
        .isEqualTo(
            new Denied(
                "ModifyRecordFields: 200 AuthFailure.SignatureExpire: words", Hint.OUR_CLOCK));
  }

  @Test
  void tooFrequent_asksForAMinute() {
    assertThat(of(200, error("InvalidParameter.OperationIsTooFrequent")))
        .isEqualTo(
            new Throttled(
                "ModifyRecordFields: 200 InvalidParameter.OperationIsTooFrequent: words",
                Optional.of(Duration.ofMinutes(1))));
  }

  private static String error(String code) {
    Map<String, Object> error = Map.of("Code", code, "Message", "words");
    return Json.render(Map.of("Response", Map.of("Error", error, "RequestId", "b1c2")));
  }

  private static ProviderFailure of(int status, String body) {
    return DnspodFailures.of(
        "ModifyRecordFields",
        new Answered(status, Map.of(), body),
        List.of(FakeDnspod.SECRET, FakeDnspod.ID),
        Instant.parse("2026-01-15T08:30:00Z"));
  }
}
