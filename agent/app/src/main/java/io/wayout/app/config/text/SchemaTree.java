// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.text;

import io.wayout.app.config.key.Group;
import io.wayout.app.config.key.Key;
import io.wayout.app.config.key.KeyType;
import io.wayout.app.config.key.Keys;
import io.wayout.app.config.key.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The key descriptions as a JSON Schema (draft 2020-12), as maps and lists.
public final class SchemaTree {
  private final Map<String, Object> definitions = new TreeMap<>();

  private SchemaTree() {}

  /// The schema of a configuration.
  public static Map<String, Object> ofConfiguration() {
    SchemaTree tree = new SchemaTree();
    tree.define(Keys.SECRET);
    return tree.whole("wayout configuration", Keys.ROOT);
  }

  /// The schema of a file of another kind.
  ///
  /// @param root the keys of the file
  public static Map<String, Object> of(String title, Group root) {
    return new SchemaTree().whole(title, root);
  }

  private Map<String, Object> whole(String title, Group root) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.putAll(group(root));
    schema.put("$defs", definitions);
    return schema;
  }

  private Map<String, Object> define(Group group) {
    if (!definitions.containsKey(group.id())) {
      definitions.put(group.id(), Map.of());
      definitions.put(group.id(), group(group));
    }
    return reference(group);
  }

  private static Map<String, Object> reference(Group group) {
    return Map.of("$ref", "#/$defs/" + group.id());
  }

  private Map<String, Object> group(Group group) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Key key : group.keys()) {
      type(key.type()).ifPresent(schema -> properties.put(key.name(), described(schema, key)));
      if (key.isRequired()) {
        required.add(key.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", group.doc());
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", group.isOpen() ? setting() : false);
    return schema;
  }

  /// A provider's own setting: the schema does not know the adapters.
  private static Map<String, Object> setting() {
    Map<String, Object> text = Map.of("type", List.of("string", "number", "boolean"));
    Map<String, Object> texts = new TreeMap<>(Map.of("type", "array", "items", text));
    return Map.of("anyOf", List.of(text, texts, reference(Keys.SECRET)));
  }

  private static Map<String, Object> described(Map<String, Object> schema, Key key) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("description", key.doc());
    all.putAll(schema);
    key.fallback().ifPresent(text -> all.put("default", literal(schema, text)));
    return all;
  }

  private static Object literal(Map<String, Object> schema, String text) {
    String type = String.valueOf(schema.get("type"));
    boolean isNumber = text.matches("\\d+") && type.contains("integer");
    return switch (type) {
      case "boolean" -> Boolean.valueOf(text);
      default -> isNumber ? (Object) Integer.valueOf(text) : text;
    };
  }

  /// Empty for keys of later versions: a schema does not list what is refused.
  private Optional<Map<String, Object>> type(KeyType type) {
    return switch (type) {
      case KeyType.OfWord(Word word) -> Optional.of(new TreeMap<>(word.schema()));
      case KeyType.ListOf(KeyType item) -> Optional.of(list(item));
      case KeyType.OneOrMany(KeyType item) ->
          Optional.of(Map.of("anyOf", List.of(required(item), list(item))));
      case KeyType.Nested(Group group) -> Optional.of(define(group));
      case KeyType.Named(Word key, KeyType item) -> Optional.of(named(key, item));
      case KeyType.Either(List<KeyType> options) ->
          Optional.of(Map.of("anyOf", options.stream().map(this::required).toList()));
      case KeyType.Later _ -> Optional.empty();
    };
  }

  private Map<String, Object> required(KeyType type) {
    return type(type).orElseThrow();
  }

  private Map<String, Object> list(KeyType item) {
    return new TreeMap<>(Map.of("type", "array", "items", required(item)));
  }

  private Map<String, Object> named(Word key, KeyType item) {
    Map<String, Object> names = new TreeMap<>(key.schema());
    names.remove("type");
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", List.of("object", "null"));
    schema.put("propertyNames", names);
    schema.put("additionalProperties", required(item));
    return schema;
  }
}
