// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A mapping with fixed keys.
///
/// @param id its name in the schema, e.g. `link`
/// @param where where it stands in a file, for the reference, e.g. `domains.NAME.links[]`
/// @param isOpen keys beyond these are kept for the reader of the group to judge
public record Group(String id, String where, String doc, boolean isOpen, List<Key> keys) {
  public Group {
    keys = List.copyOf(keys);
  }

  /// A mapping that takes these keys alone.
  public static Group of(String id, String where, String doc, Key... keys) {
    return new Group(id, where, doc, false, List.of(keys));
  }

  Optional<Key> key(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  List<String> names() {
    return keys.stream().map(Key::name).toList();
  }

  String keyNames() {
    return keys.stream()
        .filter(key -> !(key.type() instanceof KeyType.Later))
        .map(Key::name)
        .collect(Collectors.joining(", "));
  }
}
