// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import io.wayout.app.cli.text.Clean;
import io.wayout.app.cli.text.Style;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells the story, line by line as it happens. Confined to one thread.
final class Narrator {
  private static final int WIDTH = 98;
  private static final int INDENT = 21;

  private final PrintStream out;
  private final Style style;
  private int chapter;

  Narrator(PrintStream out, boolean isColoured) {
    this.out = out;
    this.style = new Style(isColoured);
  }

  /// A new chapter.
  void chapter(String title) {
    chapter++;
    print("");
    print(style.bold(chapter + "  " + title));
  }

  /// A paragraph without a time.
  void say(String text) {
    wrapped(text, WIDTH - 3).forEach(line -> print(("   " + line).stripTrailing()));
  }

  /// What happened, so long after the chapter's beginning.
  void event(Duration after, String what, String text) {
    String time =
        String.format(Locale.ROOT, "   %+6.2f s  ", Math.max(0, after.toMillis()) / 1000.0);
    List<String> lines = wrapped(text, WIDTH - INDENT - 3);
    print(time + style.bold(padded(what)) + " " + lines.getFirst());
    lines.stream().skip(1).forEach(line -> print(" ".repeat(INDENT + 3) + line));
  }

  /// Something quoted, such as a command's answer.
  void quote(String text) {
    text.stripTrailing().lines().forEach(line -> print("     " + style.dim(Clean.text(line))));
  }

  void good(String text) {
    say(style.good(text));
  }

  void bad(String text) {
    print("");
    print(style.bad(text));
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }

  private static String padded(String what) {
    return String.format(Locale.ROOT, "%-10s", what);
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
