// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Receipt;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Lost;
import io.wayout.provider.Wire.NotSent;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.provider.WriteOutcome.Refused;
import io.wayout.provider.WriteOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  private static final Answered OK = new Answered(200, Map.of(), "fine");
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

  @Test
  void readWithoutAnswer_isUnreachable() {
    assertThat(Answers.read(new NotSent("a"), AnswersTest::unexpected))
        .isEqualTo(new Reply.Failed<>(new Unreachable("a")));
    assertThat(Answers.read(new Lost("b"), AnswersTest::unexpected))
        .isEqualTo(new Reply.Failed<>(new Unreachable("b")));
    assertThat(Answers.read(OK, answer -> new Reply.Got<>(answer.body())))
        .isEqualTo(new Reply.Got<>("fine"));
  }

  @Test
  void writeWithoutAnswer_isRefusedOnlyIfNothingWasSent() {
    assertThat(Answers.write(new NotSent("a"), _ -> new Unknown(new Garbled(""))))
        .isEqualTo(new Refused(new Unreachable("a")));
    assertThat(Answers.write(new Lost("b"), _ -> new Refused(new Garbled(""))))
        .isEqualTo(new Unknown(new Unreachable("b")));
    assertThat(Answers.write(OK, answer -> new Accepted(new Receipt(answer.body()))))
        .isEqualTo(new Accepted(new Receipt("fine")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 1",
    "30, 30",
    "' 30 ', 30",
    "900, 900",
    "901, 900",
    "99999999999999999999, 900",
    "'Sat, 21 Nov 2026 03:00:30 GMT', 30",
    "'Sun, 22 Nov 2026 03:00:30 GMT', 900"
  })
  void p10_retryAfter_isReadAndClamped(String text, long seconds) {
    assertThat(RetryAfter.of(waiting(text), NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "soon", "1.5", "Sat, 21 Nov 2026 02:00:00 GMT", "٣"})
  void p10_retryAfterThatMakesNoSense_isIgnored(String text) {
    assertThat(RetryAfter.of(waiting(text), NOW)).isEmpty();
  }

  private static Answered waiting(String text) {
    return new Answered(429, Map.of("retry-after", List.of(text)), "");
  }

  private static Reply<String> unexpected(Answered answer) {
    throw new AssertionError(answer);
  }
}
