// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.tree;

/// Text from a file, made safe for a terminal: no control or format characters, bounded length.
public final class Printable {
  private static final int CHARS_MAX = 400;

  private Printable() {}

  /// The text with every control, format and line character replaced by `U+FFFD`, cut to 400
  /// characters.
  public static String text(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .limit(CHARS_MAX)
        .map(c -> isShown(c) ? c : 0xFFFD)
        .forEach(safe::appendCodePoint);
    if (text.codePointCount(0, text.length()) > CHARS_MAX) {
      safe.append('…');
    }
    return safe.toString();
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
