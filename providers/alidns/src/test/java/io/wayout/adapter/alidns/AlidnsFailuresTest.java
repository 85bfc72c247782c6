// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vendor's error table.
class AlidnsFailuresTest {
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
    "404, InvalidAccessKeyId.NotFound, denied",
    "400, InvalidAccessKeyId.Inactive, denied",
    "400, SignatureDoesNotMatch, denied",
    "403, SignatureDoesNotMatch, denied",
    "400, IncompleteSignature, denied",
    "400, InvalidTimeStamp.Expired, denied",
    "400, IllegalTimestamp, denied",
    "400, SignatureNonceUsed, unreachable",
    "400, InvalidSecurityToken.Expired, denied",
    "404, InvalidSecurityToken.Malformed, denied",
    "403, NoPermission, denied",
    "403, Forbidden.RAM, denied",
    "403, Forbidden, denied",
    "400, OperationDomain.NoPermission, denied",
    "400, IllegalUser, denied",
    "400, InvalidDomainName.NoExist, absent",
    "400, IncorrectDomainUser, absent",
    "400, DomainNotFound, absent",
    "400, DomainRecordNotBelongToUser, conflict",
    "400, InvalidRecordId.NotFound, conflict",
    "400, InvalidRR.NoExist, conflict",
    "400, DomainRecordDuplicate, conflict",
    "400, DomainRecordConflict, rejected",
    "400, DomainRecordLocked, rejected",
    "400, DomainForbidden, rejected",
    "400, DomainExpiredDNSForbidden, rejected",
    "400, RecordForbidden.BlackHole, rejected",
    "400, RecordForbidden.DNSChange, rejected",
    "400, InvalidRR.Format, rejected",
    "400, SubDomainInvalid.Main, rejected",
    "400, UnsupportedLine, rejected",
    "400, QuotaExceeded.TTL, rejected",
    "400, LastOperationNotFinished, throttled",
    "400, Throttling, throttled",
    "429, Throttling.User, throttled",
    "503, Throttling.Api, throttled",
    "500, InternalError, unreachable",
    "400, UnKnownError, unreachable",
    "503, ServiceUnavailable, unreachable",
    "400, SomethingNew, rejected",
    "403, SomethingNew, denied",
    "500, SomethingNew, unreachable",
    "429, SomethingNew, throttled"
  })
  void code_meansOneThing(int status, String code, String meaning) {
    String body = Json.render(Map.of("RequestId", "0B7A", "Code", code, "Message", "words"));

    ProviderFailure failure = of(new Answered(status, Map.of(), body));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail())
        .isEqualTo("UpdateDomainRecord: " + status + " " + code + ": words");
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
    "502, unreachable",
    "503, unreachable"
  })
  void answerOfSomethingElse_provesNothingAboutTheAccount(int status, String meaning) {
    assertThat(of(new Answered(status, Map.of(), "<html>sorry</html>")))
        .isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void echoedSignatureText_showsNoKey() {
    String message = "server string to sign is:POST " + FakeAlidns.ID + " " + FakeAlidns.SECRET;
    String body = Json.render(Map.of("Code", "SignatureDoesNotMatch", "Message", message));

    assertThat(of(new Answered(400, Map.of(), body)).detail())
        .isEqualTo(
            "UpdateDomainRecord: 400 SignatureDoesNotMatch: server string to sign is:POST *** ***");
  }

  @Test
  void clockWrong_isNamed() {
    String body = Json.render(Map.of("Code", "InvalidTimeStamp.Expired", "Message", "expired"));
    Map<String, List<String>> date = Map.of("date", List.of("Thu, 15 Jan 2026 09:00:00 GMT"));

    assertThat(of(new Answered(400, date, body)).detail())
        .endsWith("expired (our clock is 1800 s behind the vendor's; set it right first)");
  }

  private static ProviderFailure of(Answered answer) {
    return AlidnsFailures.of(
        "UpdateDomainRecord", answer, List.of(FakeAlidns.SECRET, FakeAlidns.ID), ScriptedWire.NOW);
  }
}
