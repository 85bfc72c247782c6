// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void secretInAnyForm_isMasked() {
    String text = "key s3cr+t/ was refused; X-API-Key=s3cr%2Bt%2F";

    assertThat(Excerpt.of(text, List.of("s3cr+t/\n")))
        .isEqualTo("key *** was refused; X-API-Key=***");
  }

  @Test
  void longerSecretThatContainsAShorter_isMaskedWhole() {
    assertThat(Excerpt.of("abc-def", List.of("abc", "abc-def"))).isEqualTo("***");
  }

  @Test
  void blankSecret_masksNothing() {
    assertThat(Excerpt.of("a b", List.of("", " "))).isEqualTo("a b");
  }

  @Test
  void secretAcrossTheCut_leavesNoPart() {
    String text = "x".repeat(Excerpt.CHARS_MAX - 5) + "topsecret";

    assertThat(Excerpt.of(text, List.of("topsecret"))).doesNotContain("top").endsWith("***");
  }

  @Test
  void linesControlAndInvisibleCharacters_becomeOneBlank() {
    String text = "\u001b[31m<html>\r\n\t\u0000 bad\u200b\u202egateway\u2028";

    assertThat(Excerpt.of(text)).isEqualTo("[31m<html> bad gateway");
  }

  @Test
  void longText_isCutToTheLimitWithoutSplittingACharacter() {
    String cut = Excerpt.of("😀".repeat(Excerpt.CHARS_MAX));

    assertThat(cut).hasSizeLessThanOrEqualTo(Excerpt.CHARS_MAX).endsWith("😀…");
  }
}
