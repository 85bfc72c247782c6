// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.Reading.Bad;
import io.wayout.app.config.key.Reading.Good;
import io.wayout.app.config.tree.Nearest;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.Spot;
import io.wayout.app.config.tree.Tree;
import io.wayout.app.config.tree.Tree.Entry;
import io.wayout.app.config.tree.Tree.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads trees as the forms that the key descriptions allow, and reports everything else. Never
/// throws for what a file holds. Confined to the thread that loads.
public final class FormReader {
  private final Problems problems;

  public FormReader(Problems problems) {
    this.problems = problems;
  }

  /// @param spot where messages about the mapping as a whole point
  public Form form(Tree.Table table, Group group, String path, Spot spot) {
    Map<String, Field> fields = new LinkedHashMap<>();
    List<Entry> rest = new ArrayList<>();
    for (Entry entry : withoutDuplicates(table.entries(), path)) {
      String name = entry.key().text();
      String below = path + "/" + escaped(name);
      Spot keySpot = entry.key().spot();
      group
          .key(name)
          .ifPresentOrElse(
              key -> fields.put(name, field(name, keySpot, entry.value(), key.type(), below)),
              () -> rest.add(entry));
    }
    if (!group.isOpen()) {
      rest.forEach(entry -> reportUnknown(entry, group, path));
    }
    reportMissing(group, fields, path, spot);
    return new Form(group, path, spot, fields, rest);
  }

  private void reportUnknown(Entry entry, Group group, String path) {
    String name = entry.key().text();
    problems.add(
        ProblemCode.UNKNOWN_KEY,
        entry.key().spot(),
        path + "/" + escaped(name),
        "unknown key '" + name + "'",
        Nearest.remedy(name, group.names()));
  }

  private void reportMissing(Group group, Map<String, Field> fields, String path, Spot spot) {
    for (Key key : group.keys()) {
      if (key.isRequired() && !fields.containsKey(key.name())) {
        problems.add(
            ProblemCode.MISSING_KEY,
            spot,
            path + "/" + key.name(),
            "'" + key.name() + "' is missing",
            "add '" + key.name() + ":' with " + key.type().expected());
      }
    }
  }

  private List<Entry> withoutDuplicates(List<Entry> entries, String path) {
    Map<String, Spot> seen = new HashMap<>();
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : entries) {
      String name = entry.key().text();
      Spot first = seen.putIfAbsent(name, entry.key().spot());
      if (first == null) {
        kept.add(entry);
      } else {
        problems.add(
            ProblemCode.DUPLICATE_KEY,
            entry.key().spot(),
            path + "/" + escaped(name),
            "'" + name + "' is there twice, first at " + first,
            "remove one of them");
      }
    }
    return kept;
  }

  private Field field(String key, Spot keySpot, Tree tree, KeyType type, String path) {
    return new Field(key, keySpot, tree.spot(), path, value(key, keySpot, tree, type, path));
  }

  private Value value(String key, Spot keySpot, Tree tree, KeyType type, String path) {
    if (!type.takes(tree)) {
      return wrongType(key, tree, type, path);
    }
    return switch (type) {
      case KeyType.OfWord(Word word) -> scalar(key, (Scalar) tree, word, path);
      case KeyType.ListOf(KeyType item) -> items(key, (Tree.Items) tree, item, path);
      case KeyType.OneOrMany(KeyType item) ->
          tree instanceof Tree.Items items
              ? items(key, items, item, path)
              : value(key, keySpot, tree, item, path);
      case KeyType.Nested(Group group) -> new Value.Part(form(table(tree), group, path, keySpot));
      case KeyType.Named(Word word, KeyType item) -> named(table(tree), word, item, path);
      case KeyType.Either(List<KeyType> options) ->
          value(
              key,
              keySpot,
              tree,
              options.stream().filter(o -> o.takes(tree)).findFirst().orElseThrow(),
              path);
      case KeyType.Later(String remedy) -> later(key, keySpot, remedy, path);
    };
  }

  private Value wrongType(String key, Tree tree, KeyType type, String path) {
    problems.add(
        ProblemCode.WRONG_TYPE,
        tree.spot(),
        path,
        "'" + key + "' is " + tree.kind() + " where it must be " + type.expected(),
        "write " + type.expected());
    return new Value.Broken();
  }

  private Value later(String key, Spot keySpot, String remedy, String path) {
    problems.add(
        ProblemCode.NOT_SUPPORTED,
        keySpot,
        path,
        "'" + key + "' is not supported in this version",
        remedy);
    return new Value.Broken();
  }

  private Value scalar(String key, Scalar scalar, Word word, String path) {
    if (scalar.isAbsent()) {
      problems.add(
          ProblemCode.WRONG_TYPE,
          scalar.spot(),
          path,
          "'" + key + "' has no value",
          "write " + word.expected() + ", or remove the key");
      return new Value.Broken();
    }
    return switch (word.read(scalar.text())) {
      case Good(Value value) -> value;
      case Bad(String message, String remedy) -> {
        problems.add(
            ProblemCode.BAD_VALUE, scalar.spot(), path, "'" + key + "': " + message, remedy);
        yield new Value.Broken();
      }
    };
  }

  private Value items(String key, Tree.Items items, KeyType type, String path) {
    List<Field> fields = new ArrayList<>();
    for (Tree item : items.items()) {
      int index = fields.size();
      String name = key + "[" + index + "]";
      fields.add(field(name, item.spot(), item, type, path + "/" + index));
    }
    return new Value.Items(fields);
  }

  private Value named(Tree.Table table, Word word, KeyType type, String path) {
    List<Field> fields = new ArrayList<>();
    for (Entry entry : withoutDuplicates(table.entries(), path)) {
      String below = path + "/" + escaped(entry.key().text());
      Value key = scalar(entry.key().text(), entry.key(), word, below);
      Field field = field(entry.key().text(), entry.key().spot(), entry.value(), type, below);
      if (!(key instanceof Value.Broken)) {
        fields.add(field);
      }
    }
    return new Value.Named(fields);
  }

  /// Nothing written stands for an empty mapping, so that all entries of a section can be commented
  /// out.
  private static Tree.Table table(Tree tree) {
    return tree instanceof Tree.Table table ? table : new Tree.Table(tree.spot(), List.of());
  }

  /// A key as a segment of a JSON pointer (RFC 6901).
  public static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
