// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts with `${name}` in them. A value is put in once: what looks like a parameter in a value
/// stays as it is.
public final class Template {
  private static final Pattern HOLE = Pattern.compile("\\$\\{([A-Za-z0-9][A-Za-z0-9._-]{0,62})}");

  private Template() {}

  /// The names that a text holds.
  public static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    HOLE.matcher(text).results().forEach(hole -> names.add(hole.group(1)));
    return names;
  }

  /// The text with the values; a name without a value stays as it is.
  public static String fill(String text, Map<String, String> values) {
    return HOLE.matcher(text)
        .replaceAll(
            hole -> Matcher.quoteReplacement(values.getOrDefault(hole.group(1), hole.group())));
  }

  /// Does the text hold no name?
  public static boolean isPlain(String text) {
    return names(text).isEmpty();
  }
}
