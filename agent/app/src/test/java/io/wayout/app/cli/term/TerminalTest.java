// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void screen_isPutBack() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    try (LiveScreen screen = new LiveScreen(out)) {
      screen.draw("one\ntwo\nthree", new TerminalSize(3, 2));
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("\u001b[?1049h\u001b[?25l")
        .contains("on\u001b[0m\u001b[K\r\ntw\u001b[0m\u001b[K\r\n\u001b[J")
        .doesNotContain("th")
        .endsWith("\u001b[?25h\u001b[?1049l");
  }

  @Test
  void colour_takesNoRoom() {
    assertThat(LiveScreen.fit("\u001b[1mab\u001b[0mcd", 3)).isEqualTo("\u001b[1mab\u001b[0mc");
  }

  @Test
  void size_isReadOrUsual() {
    assertThat(TerminalSize.parse("50 132\n")).isEqualTo(new TerminalSize(50, 132));
    assertThat(TerminalSize.parse("0 0\n")).isEqualTo(new TerminalSize(24, 80));
    assertThat(TerminalSize.parse("")).isEqualTo(new TerminalSize(24, 80));
  }
}
