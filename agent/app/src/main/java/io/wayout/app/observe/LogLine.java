// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.observe;

import io.wayout.core.model.Notice;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A notice as one line of `key=value` pairs, whatever is in it: a line break in a vendor's answer
/// must not look like a second event. Pure.
final class LogLine {
  private static final Pattern BARE = Pattern.compile("[\\w.:/@#%+,\\-]+");

  private LogLine() {}

  static String of(Notice notice) {
    StringBuilder line = new StringBuilder("event=").append(notice.code().name());
    notice.domain().ifPresent(domain -> put(line, "domain", domain.text()));
    notice.switchover().ifPresent(id -> put(line, "switchover", id));
    new TreeMap<>(notice.facts()).forEach((key, value) -> put(line, key, value));
    put(line, "text", notice.text());
    return line.toString();
  }

  private static void put(StringBuilder line, String key, String value) {
    line.append(' ').append(key).append('=');
    if (BARE.matcher(value).matches()) {
      line.append(value);
      return;
    }
    line.append('"');
    value.codePoints().forEach(c -> line.append(shown(c)));
    line.append('"');
  }

  private static String shown(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      default ->
          Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
              ? String.format(Locale.ROOT, "\\u%04x", c)
              : Character.toString(c);
    };
  }
}
