// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.redact;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A short, printable piece of a foreign text.
public final class Excerpt {
  /// An excerpt has at most this many characters, the final ellipsis included.
  public static final int CHARS_MAX = 200;

  private static final String MASK = "***";

  private Excerpt() {}

  /// The beginning of a text in one line: each run of blanks, control characters and invisible
  /// characters becomes one blank, and what exceeds [#CHARS_MAX] becomes an ellipsis.
  ///
  /// @param secrets taken out wherever they occur, as they are and URL-encoded; blank ones are
  ///   ignored
  public static String of(String text, List<String> secrets) {
    String safe = text;
    for (String form : forms(secrets)) {
      safe = safe.replace(form, MASK);
    }
    return shorten(safe);
  }

  /// The excerpt of a text that can't hold a secret.
  public static String of(String text) {
    return of(text, List.of());
  }

  /// Longest first, so that a secret that contains another one goes as a whole.
  private static List<String> forms(List<String> secrets) {
    return secrets.stream()
        .flatMap(Excerpt::formsOf)
        .filter(form -> !form.isBlank())
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private static Stream<String> formsOf(String secret) {
    String trimmed = secret.strip();
    return Stream.of(secret, trimmed, URLEncoder.encode(trimmed, StandardCharsets.UTF_8));
  }

  private static String shorten(String text) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    while (at < text.length() && line.length() <= CHARS_MAX) {
      int codePoint = text.codePointAt(at);
      if (isPrintable(codePoint)) {
        line.appendCodePoint(codePoint);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
      at += Character.charCount(codePoint);
    }
    String whole = line.toString().strip();
    return whole.length() <= CHARS_MAX ? whole : cut(whole);
  }

  private static String cut(String line) {
    int end = CHARS_MAX - 1;
    boolean splitsPair = Character.isHighSurrogate(line.charAt(end - 1));
    return line.substring(0, splitsPair ? end - 1 : end) + "…";
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
