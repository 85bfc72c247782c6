// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.json.Json;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vendor's table of errors: what each means, in both of its voices.
class AzurednsFailuresTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
  private static final Map<String, Class<? extends ProviderFailure>> CLASSES =
      Map.of(
          "denied", ProviderFailure.Denied.class,
          "absent", ProviderFailure.Absent.class,
          "conflict", ProviderFailure.Conflict.class,
          "rejected", ProviderFailure.Rejected.class,
          "throttled", ProviderFailure.Throttled.class,
          "unreachable", ProviderFailure.Unreachable.class,
          "garbled", ProviderFailure.Garbled.class);

  @ParameterizedTest
  @CsvSource({
    "401, AuthenticationFailed, denied",
    "401, ExpiredAuthenticationToken, denied",
    "401, InvalidAuthenticationToken, denied",
    "403, AuthorizationFailed, denied",
    "403, LinkedAuthorizationFailed, denied",
    "409, ScopeLocked, rejected",
    "404, SubscriptionNotFound, absent",
    "404, ResourceGroupNotFound, absent",
    "404, ResourceNotFound, absent",
    "404, ParentResourceNotFound, absent",
    "404, NotFound, absent",
    "412, PreconditionFailed, conflict",
    "400, BadRequest, rejected",
    "400, InvalidArgument, rejected",
    "409, Conflict, throttled",
    "423, Locked, throttled",
    "400, RecordSetQuotaExceeded, rejected",
    "409, TooManyRecords, rejected",
    "429, Throttled, throttled",
    "429, TooManyRequests, throttled",
    "429, SubscriptionRequestsThrottled, throttled",
    "500, InternalServerError, unreachable",
    "503, ServiceUnavailable, unreachable",
    "504, GatewayTimeout, unreachable",
    "418, SomethingNew, rejected"
  })
  void code_meansOneThingInBothVoices(int status, String code, String meaning) {
    Map<String, String> error = Map.of("code", code, "message", "in words");

    for (Map<String, ?> body : List.of(error, Map.of("error", error))) {
      ProviderFailure failure = of(status, Map.of(), Json.render(body));
      assertThat(failure).isInstanceOf(CLASSES.get(meaning));
      assertThat(failure.detail()).contains("in words");
    }
  }

  @Test
  void nameThatIsTaken_isConflict() {
    String body =
        "{\"code\":\"BadRequest\",\"message\":\"The record could not be created because a CNAME"
            + " record with the same name already exists in this zone.\"}";

    assertThat(of(400, Map.of(), body)).isInstanceOf(ProviderFailure.Conflict.class);
  }

  @ParameterizedTest
  @CsvSource({"400, garbled", "404, garbled", "429, throttled", "502, unreachable"})
  void answerOfSomethingElse_provesNothingAboutTheZone(int status, String meaning) {
    assertThat(of(status, Map.of(), "<html>sorry</html>")).isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void requestId_isKeptForTheVendorsSupport() {
    Map<String, List<String>> headers =
        Map.of("x-ms-request-id", List.of("0f1e2d3c"), "retry-after", List.of("10"));

    ProviderFailure failure = of(429, headers, "{\"code\":\"Throttled\",\"message\":\"Too many\"}");

    assertThat(failure)
        .isEqualTo(
            new ProviderFailure.Throttled(
                "zone shop.example (request 0f1e2d3c): 429 Throttled: Too many",
                Optional.of(Duration.ofSeconds(10))));
  }

  @Test
  void token_isNotRepeated() {
    String body = "{\"code\":\"BadRequest\",\"message\":\"bad s3cret\"}";

    assertThat(of(400, Map.of(), body).detail()).contains("bad ***").doesNotContain("s3cret");
  }

  private static ProviderFailure of(int status, Map<String, List<String>> headers, String body) {
    return AzurednsFailures.of(
        "zone shop.example", new Answered(status, headers, body), List.of("s3cret"), NOW);
  }
}
