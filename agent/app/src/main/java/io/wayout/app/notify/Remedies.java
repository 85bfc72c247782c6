// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import io.wayout.core.model.Notice.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What to do about a notice, in the words of the manual (docs/operations/alarms.md, which the
/// program carries). Immutable.
final class Remedies {
  private static final Pattern SECTION =
      Pattern.compile("(?m)^### `(?<code>[A-Z_]+)`\\n(?<text>(?:(?!#).*\\n?)*)");
  private static final Pattern REMEDY = Pattern.compile("\\*Do:\\*(?<text>(?s).*)");

  private final Map<Code, String> byCode;

  private Remedies(Map<Code, String> byCode) {
    this.byCode = byCode;
  }

  static Remedies ofManual() {
    try (InputStream manual = Remedies.class.getResourceAsStream("alarms.md")) {
      return of(
          new String(
              Objects.requireNonNull(manual, "alarms.md").readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Remedies of(String manual) {
    Map<Code, String> byCode = new EnumMap<>(Code.class);
    Matcher sections = SECTION.matcher(manual);
    while (sections.find()) {
      Matcher remedy = REMEDY.matcher(sections.group("text"));
      if (remedy.find()) {
        byCode.put(Code.valueOf(sections.group("code")), plain(remedy.group("text")));
      }
    }
    return new Remedies(byCode);
  }

  /// Empty where there is nothing to do.
  Optional<String> remedy(Code code) {
    return Optional.ofNullable(byCode.get(code)).filter(text -> !text.equals("Nothing."));
  }

  /// Does the manual say what to do?
  boolean knows(Code code) {
    return byCode.containsKey(code);
  }

  private static String plain(String markdown) {
    String text =
        markdown
            .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
            .replaceAll("[`*]", "")
            .replaceAll("\\s+", " ")
            .strip();
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
