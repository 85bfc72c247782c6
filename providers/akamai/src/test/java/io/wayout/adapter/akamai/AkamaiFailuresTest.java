// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vendor's error table.
class AkamaiFailuresTest {
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
    "400, -/pep-authn/request-error, denied",
    "401, -/pep-authn/deny, denied",
    "403, -/pep-authz/deny, denied",
    "401, authoritative-dns/x, denied",
    "403, authoritative-dns/x, denied",
    "404, authoritative-dns/not-found, absent",
    "409, authoritative-dns/conflict, conflict",
    "400, authoritative-dns/invalid, rejected",
    "422, authoritative-dns/invalid, rejected",
    "405, authoritative-dns/x, rejected",
    "415, authoritative-dns/x, rejected",
    "418, authoritative-dns/x, rejected",
    "429, authoritative-dns/x, throttled",
    "500, authoritative-dns/x, unreachable",
    "502, authoritative-dns/x, unreachable",
    "503, authoritative-dns/x, unreachable",
    "504, authoritative-dns/x, unreachable"
  })
  void problem_meansOneThing(int status, String type, String meaning) {
    ProviderFailure failure = of(status, Map.of(), body(status, type, "words"));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).startsWith("www: " + status + " ").endsWith("Title: words");
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
    assertThat(of(status, Map.of(), "Please wait")).isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void clockWrong_isNamed() {
    String body = body(400, "-/pep-authn/request-error", "Invalid timestamp");
    Map<String, List<String>> date = Map.of("date", List.of("Thu, 15 Jan 2026 10:50:30 GMT"));

    ProviderFailure failure = of(400, date, body);

    assertThat(((Denied) failure).hint()).isEqualTo(Hint.OUR_CLOCK);
    assertThat(failure.detail())
        .endsWith("(our clock is 1800 s behind the vendor's; set it right first)");
    assertThat(((Denied) of(400, Map.of(), body)).hint()).isEqualTo(Hint.OUR_CLOCK);
  }

  @Test
  void ownRateHeader_saysWhenToComeBack() {
    Map<String, List<String>> next = Map.of("x-ratelimit-next", List.of("2026-01-15T10:21:10Z"));

    assertThat(((Throttled) of(429, next, "wait")).retryAfter()).contains(Duration.ofSeconds(40));
    assertThat(
            ((Throttled) of(429, Map.of("x-ratelimit-next", List.of("soon")), "wait")).retryAfter())
        .isEmpty();
  }

  @Test
  void echoedSignature_showsNoKey() {
    String words = "does not match: " + FakeAkamai.CLIENT + " " + FakeAkamai.ACCESS;

    assertThat(of(401, Map.of(), body(401, "-/pep-authn/deny", words)).detail())
        .endsWith("does not match: *** ***");
  }

  private static String body(int status, String type, String detail) {
    return FakeAkamai.problem(status, type, "Title", detail).body();
  }

  private static ProviderFailure of(int status, Map<String, List<String>> headers, String body) {
    return AkamaiFailures.of(
        "www",
        new Answered(status, headers, body),
        List.of(FakeAkamai.SECRET, FakeAkamai.CLIENT, FakeAkamai.ACCESS),
        NOW);
  }
}
