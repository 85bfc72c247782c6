// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Takes the teeth out of text that came from outside: a record's value, a vendor's answer or a
/// reason must not move the cursor, set a title or turn the line around on someone's terminal.
public final class Clean {
  private Clean() {}

  /// The text with every control and format character spelled out as `\x1b` or `\u202e`.
  public static String text(String text) {
    if (text.codePoints().noneMatch(Clean::isDangerous)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          if (isDangerous(c)) {
            clean.append(String.format(Locale.ROOT, c < 256 ? "\\x%02x" : "\\u%04x", c));
          } else {
            clean.appendCodePoint(c);
          }
        });
    return clean.toString();
  }

  /// The same value with every text and member name clean.
  public static Json json(Json value) {
    return switch (value) {
      case Json.Text(var text) -> Json.of(text(text));
      case Json.Whole _, Json.Flag _, Json.Nothing _ -> value;
      case Json.Array(var items) -> Json.array(items, Clean::json);
      case Json.Members(var byName) -> {
        Map<String, Json> clean = new LinkedHashMap<>();
        byName.forEach((name, member) -> clean.put(text(name), json(member)));
        yield new Json.Members(clean);
      }
    };
  }

  /// JSON whose dangerous characters are escaped as JSON escapes them (RFC 8259 §7), so that its
  /// values stay the same.
  public static String jsonText(Json value) {
    return escaped(JsonText.writeIndented(value));
  }

  /// The same on one line.
  public static String jsonLine(Json value) {
    return escaped(JsonText.write(value));
  }

  private static String escaped(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\n' && isDangerous(c)) {
        clean.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  private static boolean isDangerous(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }
}
