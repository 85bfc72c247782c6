// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.model.Notice.Code;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void oneNotice_isASentenceFactsAndWhatToDo() {
    String text = Words.body(Samples.message(Samples.allDown("www.shop.example")), 4_000);

    assertThat(text.lines().toList())
        .startsWith(
            "ALL_DOWN www.shop.example: every target is down",
            "targets: 2",
            "at: 2026-11-12T12:00:00Z")
        .anyMatch(l -> l.startsWith("What to do: Check the agent's own network first"))
        .endsWith("https://wayout.example/");
  }

  @Test
  void burst_isCountsAndTheFirstNames() {
    Message burst = Samples.burst(200);

    assertThat(Words.title(burst, 200))
        .isEqualTo("ALARM 200 notices, first ALL_DOWN d199.shop.example: every target is down");
    assertThat(Words.body(burst, 4_000))
        .contains("200 notices within 199 s:")
        .contains("200 ALL_DOWN (ALARM): d0.shop.example, d1.shop.example, ")
        .contains("d9.shop.example and 190 more");
  }

  @Test
  void longText_isCutWithoutSplittingACharacter() {
    Message message = Samples.message(Samples.check(false, "🔥".repeat(500)));

    assertThat(Words.body(message, 101)).hasSizeLessThanOrEqualTo(101).endsWith("…");
  }

  @Test
  void everyCode_isInTheManual() {
    assertThat(Arrays.stream(Code.values()).filter(code -> code != Code.OUTAGE_SHAPE))
        .allSatisfy(code -> assertThat(Remedies.ofManual().knows(code)).as(code.name()).isTrue());
  }

  @Test
  void goodNews_endsItsTrouble() {
    Incident down = Incident.of(Samples.check(false, "https://a"));
    Incident up = Incident.of(Samples.check(true, "https://a"));

    assertThat(up.key())
        .isEqualTo(down.key())
        .isNotEqualTo(Incident.of(Samples.check(true, "b")).key());
    assertThat(down.isOver()).isFalse();
    assertThat(up.isOver()).isTrue();
  }
}
