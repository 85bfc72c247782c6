// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.term;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much fits the terminal.
public record TerminalSize(int rows, int columns) {
  private static final TerminalSize USUAL = new TerminalSize(24, 80);
  private static final Pattern ANSWER = Pattern.compile("([1-9][0-9]{0,3}) ([1-9][0-9]{0,3})\\s*");

  /// Asks the terminal; 24 × 80 where it does not tell.
  public static TerminalSize ask() {
    File terminal = new File("/dev/tty");
    if (!terminal.exists()) {
      return USUAL;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(terminal)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return USUAL;
      }
      return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException noStty) {
      return USUAL;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  static TerminalSize parse(String answer) {
    Matcher matcher = ANSWER.matcher(answer);
    return matcher.matches()
        ? new TerminalSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : USUAL;
  }
}
