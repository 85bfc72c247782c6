// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.json.Json;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vendor's table of errors: what each means.
class ClouddnsFailuresTest {
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
    "401, authError, denied",
    "403, accessNotConfigured, denied",
    "403, forbidden, denied",
    "403, insufficientPermissions, denied",
    "404, notFound, absent",
    "412, conditionNotMet, conflict",
    "409, alreadyExists, conflict",
    "400, cnameResourceRecordSetConflict, conflict",
    "400, invalid, rejected",
    "400, required, rejected",
    "400, invalidZoneApex, rejected",
    "400, badRequest, rejected",
    "403, quotaExceeded, rejected",
    "403, rateLimitExceeded, throttled",
    "429, rateLimitExceeded, throttled",
    "403, userRateLimitExceeded, throttled",
    "500, backendError, unreachable",
    "500, internalError, unreachable",
    "503, somethingNew, unreachable",
    "403, somethingNew, denied",
    "429, somethingNew, throttled",
    "400, somethingNew, rejected"
  })
  void reason_meansOneThing(int status, String reason, String meaning) {
    Map<String, String> first = Map.of("reason", reason, "message", "in words");
    Map<String, ?> error = Map.of("code", status, "message", "in words", "errors", List.of(first));

    ProviderFailure failure = of(status, Map.of(), Json.render(Map.of("error", error)));

    assertThat(failure).isInstanceOf(CLASSES.get(meaning));
    assertThat(failure.detail()).contains("in words");
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHENTICATED, denied",
    "403, PERMISSION_DENIED, denied",
    "403, SERVICE_DISABLED, denied",
    "404, NOT_FOUND, absent",
    "400, FAILED_PRECONDITION, conflict",
    "400, INVALID_ARGUMENT, rejected",
    "429, RESOURCE_EXHAUSTED, throttled",
    "503, UNAVAILABLE, unreachable"
  })
  void statusAlone_meansOneThing(int status, String text, String meaning) {
    Map<String, ?> error = Map.of("code", status, "message", "in words", "status", text);

    assertThat(of(status, Map.of(), Json.render(Map.of("error", error))))
        .isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void deletionThatFindsNothing_isConflictAndNotAnAbsentZone() {
    String message =
        "The 'entity.change.deletions[0]' resource named 'www.example.com. (CNAME)' does not exist.";
    Map<String, ?> error =
        Map.of(
            "message",
            message,
            "errors",
            List.of(Map.of("reason", "notFound", "message", message)));

    assertThat(of(404, Map.of(), Json.render(Map.of("error", error))))
        .isInstanceOf(ProviderFailure.Conflict.class);
  }

  @ParameterizedTest
  @CsvSource({"400, garbled", "404, garbled", "429, throttled", "502, unreachable"})
  void answerOfSomethingElse_provesNothingAboutTheZone(int status, String meaning) {
    assertThat(of(status, Map.of(), "<html>Try again in 30 seconds</html>"))
        .isInstanceOf(CLASSES.get(meaning));
  }

  @Test
  void deniedWithAnotherTimeThanOurs_namesOurClock() {
    Map<String, List<String>> late = Map.of("date", List.of("Thu, 15 Jan 2026 09:30:00 GMT"));
    String body = "{\"error\":{\"message\":\"no\",\"errors\":[{\"reason\":\"authError\"}]}}";

    assertThat(((Denied) of(401, late, body)).hint()).isEqualTo(Hint.OUR_CLOCK);
  }

  @Test
  void token_isNotRepeated() {
    String body = "{\"error\":{\"message\":\"bad s3cret\",\"status\":\"INTERNAL\"}}";

    assertThat(of(500, Map.of(), body).detail()).contains("bad ***").doesNotContain("s3cret");
  }

  private static ProviderFailure of(int status, Map<String, List<String>> headers, String body) {
    return ClouddnsFailures.of(
        "zone shop.example", new Answered(status, headers, body), List.of("s3cret"), NOW);
  }
}
