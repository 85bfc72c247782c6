// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

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
class OcidnsFailuresTest {
  private static final Instant NOW = Instant.parse("2026-01-15T10:20:30Z");
  private static final String ID = FakeOci.TENANCY + "/" + FakeOci.USER + "/" + FakeOci.FINGERPRINT;
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
    "401, NotAuthenticated, denied",
    "404, NotAuthorizedOrNotFound, absent",
    "412, NoEtagMatch, conflict",
    "409, Conflict, conflict",
    "400, InvalidParameter, rejected",
    "400, LimitExceeded, rejected",
    "400, QuotaExceeded, rejected",
    "409, IncorrectState, throttled",
    "429, TooManyRequests, throttled",
    "500, InternalServerError, unreachable",
    "503, ServiceUnavailable, unreachable",
    "502, SomethingNew, unreachable",
    "400, SomethingNew, rejected",
    "401, SomethingNew, denied",
    "412, SomethingNew, conflict"
  })
  void code_meansOneThing(int status, String code, String meaning) {
    ProviderFailure failure =
        of(new Answered(status, Map.of(), FakeOci.error(status, code, "words").body()));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).isEqualTo("www: " + status + " " + code + ": words");
  }

  @ParameterizedTest
  @CsvSource({
    "301, garbled",
    "400, garbled",
    "404, garbled",
    "429, throttled",
    "500, unreachable",
    "504, unreachable"
  })
  void answerOfSomethingElse_provesNothingAboutTheAccount(int status, String meaning) {
    assertThat(of(new Answered(status, Map.of(), "<html>sorry</html>")))
        .isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void clockWrong_isNamed() {
    Map<String, List<String>> date = Map.of("date", List.of("Thu, 15 Jan 2026 10:50:30 GMT"));
    String body = FakeOci.error(401, "NotAuthenticated", "expired").body();

    ProviderFailure failure = of(new Answered(401, date, body));

    assertThat(((Denied) failure).hint()).isEqualTo(Hint.OUR_CLOCK);
    assertThat(failure.detail())
        .endsWith("(our clock is 1800 s behind the vendor's; set it right first)");
  }

  @Test
  void echoedKeyId_isNotShown() {
    String body = FakeOci.error(401, "NotAuthenticated", "no such key " + ID).body();

    assertThat(of(new Answered(401, Map.of(), body)).detail())
        .isEqualTo("www: 401 NotAuthenticated: no such key ***");
  }

  private static ProviderFailure of(Answered answer) {
    return OcidnsFailures.of("www", answer, List.of(ID), NOW);
  }
}
