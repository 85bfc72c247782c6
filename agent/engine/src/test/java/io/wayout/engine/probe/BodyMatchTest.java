// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.engine.resolve.RealTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BodyMatchTest {

  @Test
  void partOfTheBody_isFound() {
    assertThat(find("b+", "aabbaa")).isEqualTo(BodyMatch.FOUND);
    assertThat(find("^b", "aabbaa")).isEqualTo(BodyMatch.MISSING);
  }

  @Test
  void hostileBody_endsAtTheDeadline() {
    assertThat(find("(x+x+)+y", "x".repeat(200_000))).isEqualTo(BodyMatch.GIVEN_UP);
  }

  @Test
  void deepRecursion_isGivenUp() {
    assertThat(find("(a|b)*c", "ab".repeat(100_000))).isEqualTo(BodyMatch.GIVEN_UP);
  }

  @Test
  void badExpression_isGivenUp() {
    assertThat(find("(", "x")).isEqualTo(BodyMatch.GIVEN_UP);
  }

  @Test
  void controlCharacters_neverReachALine() {
    assertThat(OneLine.of("a\u0000\u001b[0m\r\n\t b\u2028\u202ec \ud83d\ude00"))
        .isEqualTo("a [0m b c \ud83d\ude00");
    assertThat(OneLine.of("\ud83d\ude00".repeat(300)))
        .hasSizeLessThanOrEqualTo(200)
        .endsWith("\ud83d\ude00…");
  }

  private static BodyMatch find(String expression, String body) {
    return BodyMatch.find(expression, body, RealTime.in(Duration.ofMillis(500)));
  }
}
