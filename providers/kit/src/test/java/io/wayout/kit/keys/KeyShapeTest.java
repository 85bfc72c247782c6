// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.http.Reply;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Hint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyShapeTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
  private static final KeyShape SHAPE = shape(Duration.ZERO);
  private static final String GOOD =
      "{\"Code\":\"Success\",\"Id\":\"STS.x\",\"Secret\":\"s3cret\",\"Token\":\"CAIS+/=\","
          + "\"End\":\"2026-01-15T14:30:00Z\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {"\"2026-01-15T14:30:00Z\"", "\"2026-01-15T22:30:00+08:00\"", "1768487400"})
  void answer_isAKeyUntilItsEnd(String end) {
    assertThat(SHAPE.read("keys", GOOD.replace("\"2026-01-15T14:30:00Z\"", end), NOW))
        .isEqualTo(
            new Reply.Got<>(
                new LentKey(
                    new AccessKey("STS.x", "s3cret", Optional.of("CAIS+/=")),
                    NOW,
                    NOW.plus(Duration.ofHours(6)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "<html>s3cret</html>",
        "{\"Code\":\"Success\",\"Id\":\"STS.x\",\"Secret\":\"s3cret",
        "{\"Id\":\"\",\"Secret\":\"s3cret\",\"Token\":\"t\",\"End\":\"2026-01-15T14:30:00Z\"}",
        "{\"Id\":\"i\",\"Secret\":\"s3cret\\n\",\"Token\":\"t\",\"End\":\"2026-01-15T14:30:00Z\"}",
        "{\"Id\":\"i\",\"Secret\":\"s3cret\",\"Token\":7,\"End\":\"2026-01-15T14:30:00Z\"}",
        "{\"Id\":\"i\",\"Secret\":\"s3cret\",\"Token\":\"t\",\"End\":\"s3cret\"}",
        "{\"Id\":\"i\",\"Secret\":\"s3cret\",\"Token\":\"t\",\"End\":1e99}",
        "{\"Id\":\"i\",\"Secret\":\"s3cret\",\"Token\":\"t\",\"End\":null}",
        "{\"Id\":\"i\",\"Secret\":\"s3cret\",\"Token\":\"t\",\"End\":\"2026-02-15T14:30:00Z\"}"
      })
  void oddAnswer_isGarbledAndQuotesNoSecret(String body) {
    ProviderFailure failure = failure(SHAPE.read("keys", body, NOW));

    assertThat(failure).isInstanceOf(Garbled.class);
    assertThat(failure.detail()).startsWith("keys: ").doesNotContain("s3cret");
  }

  @Test
  void otherCodeThanSuccess_isDenied() {
    String body = "{\"Code\":\"AssumeRoleUnauthorizedAccess\",\"Message\":\"no trust\"}";

    assertThat(failure(SHAPE.read("keys", body, NOW)))
        .isEqualTo(new Denied("keys: AssumeRoleUnauthorizedAccess no trust"));
  }

  @ParameterizedTest
  @CsvSource({"2026-01-15T08:30:00Z", "2026-01-15T07:30:00Z"})
  void endedKey_isDeniedAndOurClockNamed(String end) {
    String body = GOOD.replace("2026-01-15T14:30:00Z", end);

    assertThat(failure(SHAPE.read("keys", body, NOW)))
        .isEqualTo(
            new Denied(
                "keys: the key has ended at " + end + ", and our clock says 2026-01-15T08:30:00Z",
                Hint.OUR_CLOCK));
  }

  @Test
  void endedKeyOfAVendorThatTakesIt_livesForAGrace() {
    String body = GOOD.replace("2026-01-15T14:30:00Z", "2026-01-15T08:00:00Z");

    Reply<LentKey> reply = shape(Duration.ofMinutes(5)).read("keys", body, NOW);

    assertThat(((Reply.Got<LentKey>) reply).value().until())
        .isEqualTo(NOW.plus(Duration.ofMinutes(5)));
  }

  private static KeyShape shape(Duration grace) {
    return new KeyShape("Id", "Secret", "Token", "End", grace);
  }

  private static ProviderFailure failure(Reply<LentKey> reply) {
    return ((Reply.Failed<LentKey>) reply).failure();
  }
}
