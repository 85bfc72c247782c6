// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

/// Text from outside, made fit for a log line and a terminal: one line, at most 200 characters,
/// nothing that a terminal would obey or that changes the reading direction (I92).
final class OneLine {
  private static final int CHARS_MAX = 200;
  private static final int EXCERPT_CHARS_MAX = 60;

  private OneLine() {}

  static String of(String text) {
    return cut(text, CHARS_MAX);
  }

  /// The beginning of a body or of a program's output.
  static String excerpt(String text) {
    return cut(text, EXCERPT_CHARS_MAX);
  }

  private static String cut(String text, int charsMax) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(charsMax * 4L)
        .map(c -> isVisible(c) ? c : ' ')
        .filter(c -> c != ' ' || !endsWithSpace(line))
        .forEachOrdered(line::appendCodePoint);
    String clean = line.toString().strip();
    return clean.length() <= charsMax ? clean : whole(clean, charsMax - 1) + "…";
  }

  /// Never cuts a surrogate pair in two.
  private static String whole(String text, int chars) {
    boolean splits = Character.isHighSurrogate(text.charAt(chars - 1));
    return text.substring(0, splits ? chars - 1 : chars);
  }

  private static boolean endsWithSpace(StringBuilder line) {
    return line.isEmpty() || line.charAt(line.length() - 1) == ' ';
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
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
