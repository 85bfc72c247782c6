// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.text;

import io.wayout.app.config.key.Group;
import io.wayout.app.config.key.Key;
import io.wayout.app.config.key.KeyType;
import io.wayout.app.config.key.Keys;
import io.wayout.app.config.key.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The key descriptions as Markdown tables, for the reference.
public final class KeyTables {
  private KeyTables() {}

  /// One section per mapping, from the root downwards; lines without line breaks.
  public static List<String> lines() {
    Set<Group> groups = new LinkedHashSet<>();
    collect(Keys.ROOT, groups);
    groups.add(Keys.SECRET);
    return lines(groups);
  }

  /// The same of a file of another kind.
  public static List<String> of(Group root) {
    Set<Group> groups = new LinkedHashSet<>();
    collect(root, groups);
    return lines(groups);
  }

  private static List<String> lines(Set<Group> groups) {
    List<String> lines = new ArrayList<>();
    groups.forEach(group -> section(group, lines));
    return lines;
  }

  private static void collect(Group group, Set<Group> groups) {
    if (groups.add(group)) {
      group.keys().forEach(key -> collect(key.type(), groups));
    }
  }

  private static void collect(KeyType type, Set<Group> groups) {
    switch (type) {
      case KeyType.Nested(Group group) -> collect(group, groups);
      case KeyType.Named(Word _, KeyType item) -> collect(item, groups);
      case KeyType.ListOf(KeyType item) -> collect(item, groups);
      case KeyType.OneOrMany(KeyType item) -> collect(item, groups);
      case KeyType.Either(List<KeyType> options) -> options.forEach(o -> collect(o, groups));
      case KeyType.OfWord _, KeyType.Later _ -> {}
    }
  }

  private static void section(Group group, List<String> lines) {
    lines.add("");
    lines.add("### " + (group.where().isEmpty() ? "The file" : "`" + group.where() + "`"));
    lines.add("");
    lines.add(group.doc());
    lines.add("");
    lines.add("| key | value | default | meaning |");
    lines.add("| --- | --- | --- | --- |");
    for (Key key : group.keys()) {
      String fallback = key.fallback().map(text -> "`" + text + "`").orElse(key.otherwise());
      lines.add(
          "| `%s` | %s | %s | %s |".formatted(key.name(), shown(key.type()), fallback, key.doc()));
    }
  }

  private static String shown(KeyType type) {
    return switch (type) {
      case KeyType.OfWord(Word word) -> word.shown();
      case KeyType.ListOf(KeyType item) -> "list of " + shown(item);
      case KeyType.OneOrMany(KeyType item) -> shown(item) + ", or a list";
      case KeyType.Nested(Group group) -> "`" + group.id() + "`";
      case KeyType.Named(Word key, KeyType item) -> key.shown() + " → " + shown(item);
      case KeyType.Either(List<KeyType> options) ->
          String.join(" or ", options.stream().map(KeyTables::shown).toList());
      case KeyType.Later _ -> "later";
    };
  }
}
