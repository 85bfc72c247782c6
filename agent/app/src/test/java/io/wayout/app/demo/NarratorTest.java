// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NarratorTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void story_hasNumbersAndTimes() {
    Narrator narrator = narrator(false);

    narrator.chapter("All is well");
    narrator.event(Duration.ofMillis(1_234), "healthy", "both are up");
    narrator.quote("www.shop.example.\n");

    assertThat(text())
        .isEqualTo(
            """

            1  All is well
                +1.23 s  healthy    both are up
                 www.shop.example.
            """);
  }

  @Test
  void longText_isWrappedBelowItself() {
    narrator(false).event(Duration.ZERO, "decided", "word ".repeat(30).strip());

    assertThat(text().lines()).hasSize(2).allMatch(line -> line.length() <= 98);
    assertThat(text().lines().skip(1)).allMatch(line -> line.startsWith(" ".repeat(24) + "word"));
  }

  @Test
  void quotedText_canNotHarmTheTerminal() {
    narrator(false).quote("\u001b[2J");

    assertThat(text()).isEqualTo("     \\x1b[2J\n");
  }

  @Test
  void terminal_getsColours() {
    narrator(true).chapter("All is well");

    assertThat(text()).isEqualTo("\n\u001b[1m1  All is well\u001b[0m\n");
  }

  private Narrator narrator(boolean isColoured) {
    return new Narrator(new PrintStream(printed, true, StandardCharsets.UTF_8), isColoured);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
