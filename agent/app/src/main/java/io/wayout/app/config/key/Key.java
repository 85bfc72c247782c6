// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import java.util.Optional;

/// One key of a mapping.
///
/// @param isRequired a mapping without it is an error
/// @param fallback the text that stands for an absent key; only for scalar types
/// @param otherwise what happens without the key and a fallback, for the reference
/// @param doc one sentence for the reference, with unit and range
public record Key(
    String name,
    KeyType type,
    boolean isRequired,
    Optional<String> fallback,
    String otherwise,
    String doc) {

  /// A key without which the mapping is an error.
  public static Key required(String name, KeyType type, String doc) {
    return new Key(name, type, true, Optional.empty(), "required", doc);
  }

  /// A key that may be absent.
  ///
  /// @param otherwise what happens then
  public static Key optional(String name, KeyType type, String otherwise, String doc) {
    return new Key(name, type, false, Optional.empty(), otherwise, doc);
  }

  /// A key with a default.
  public static Key of(String name, KeyType type, String fallback, String doc) {
    return new Key(name, type, false, Optional.of(fallback), "", doc);
  }

  /// A key of a later version.
  public static Key later(String name, String remedy) {
    return new Key(
        name, new KeyType.Later(remedy), false, Optional.empty(), "", "Not in this version.");
  }

  /// The same key where another place holds its default.
  Key inheriting(String from) {
    return optional(name, type, from, doc);
  }
}
