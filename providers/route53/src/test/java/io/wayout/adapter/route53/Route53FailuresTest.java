// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import static org.assertj.core.api.Assertions.assertThat;

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

/// The vendor's error table.
class Route53FailuresTest {
  private static final Instant NOW = Instant.parse("2026-01-15T10:20:30Z");
  private static final Map<String, Class<? extends ProviderFailure>> CLASSES =
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
    "403, InvalidClientTokenId, denied",
    "403, SignatureDoesNotMatch, denied",
    "403, ExpiredToken, denied",
    "403, MissingAuthenticationToken, denied",
    "400, IncompleteSignature, denied",
    "403, RequestExpired, denied",
    "403, AccessDenied, denied",
    "404, NoSuchHostedZone, absent",
    "404, NoSuchChange, absent",
    "400, InvalidInput, rejected",
    "400, MalformedInput, rejected",
    "400, InvalidDomainName, rejected",
    "400, Throttling, throttled",
    "400, ThrottlingException, throttled",
    "400, PriorRequestNotComplete, throttled",
    "500, InternalFailure, unreachable",
    "503, ServiceUnavailable, unreachable",
    "400, SomethingNew, rejected",
    "403, SomethingNew, denied",
    "502, SomethingNew, unreachable"
  })
  void code_meansOneThing(int status, String code, String meaning) {
    ProviderFailure failure =
        of(new Answered(status, Map.of(), FakeRoute53.error(status, code, "words").body()));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).isEqualTo("www: " + status + " " + code + ": words");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tried to delete resource record set [name='x.', type='CNAME'] but it was not found"
            + " | conflict",
        "Tried to delete resource record set [name='x.', type='CNAME'] but the values provided do"
            + " not match the current values | conflict",
        "Tried to create resource record set [name='x.', type='CNAME'] but it already exists"
            + " | conflict",
        "RRSet of type CNAME with DNS name x. is not permitted as it conflicts with other records"
            + " with the same DNS name in zone y. | rejected",
        "[Duplicate Resource Record: '192.0.2.1'] | rejected",
        "RRSet of type CNAME with DNS name y. is not permitted at apex in zone y. | rejected"
      })
  void batch_isRefusedForOneReason(String message, String meaning) {
    String escaped = message.replace("'", "&apos;");
    String bare =
        "<InvalidChangeBatch><Messages><Message>"
            + escaped
            + "</Message></Messages><RequestId>b25f48e8</RequestId></InvalidChangeBatch>";
    String wrapped = FakeRoute53.error(400, "InvalidChangeBatch", message).body();

    for (String body : List.of(bare, wrapped)) {
      ProviderFailure failure = of(new Answered(400, Map.of(), body));
      assertThat(failure).isInstanceOf(CLASSES.get(meaning));
      assertThat(failure.detail()).contains(message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "301, garbled",
    "400, garbled",
    "403, garbled",
    "404, garbled",
    "429, throttled",
    "500, unreachable",
    "503, unreachable"
  })
  void answerOfSomethingElse_provesNothingAboutTheAccount(int status, String meaning) {
    assertThat(of(new Answered(status, Map.of(), "<html>sorry</html>")))
        .isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void clockWrong_isNamed() {
    Map<String, List<String>> date = Map.of("date", List.of("Thu, 15 Jan 2026 10:50:30 GMT"));
    String body = FakeRoute53.error(403, "SignatureDoesNotMatch", "Signature expired: 2026").body();

    ProviderFailure failure = of(new Answered(403, date, body));

    assertThat(((Denied) failure).hint()).isEqualTo(Hint.OUR_CLOCK);
    assertThat(failure.detail())
        .endsWith("(our clock is 1800 s behind the vendor's; set it right first)");
  }

  @Test
  void echoedSignatureText_showsNoKey() {
    String words = "The Canonical String should be " + FakeRoute53.ID + " " + FakeRoute53.SECRET;
    String body = FakeRoute53.error(403, "SignatureDoesNotMatch", words).body();

    assertThat(of(new Answered(403, Map.of(), body)).detail())
        .isEqualTo("www: 403 SignatureDoesNotMatch: The Canonical String should be *** ***");
  }

  private static ProviderFailure of(Answered answer) {
    return Route53Failures.of(
        "www", answer, List.of(FakeRoute53.SECRET, FakeRoute53.ID, FakeRoute53.TOKEN), NOW);
  }
}
