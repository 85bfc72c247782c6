// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.tree.Tree;
import java.util.List;
import java.util.stream.Collectors;

/// What a key's value may be.
public sealed interface KeyType {
  record OfWord(Word word) implements KeyType {}

  record ListOf(KeyType item) implements KeyType {}

  /// One value, or a list of them.
  record OneOrMany(KeyType item) implements KeyType {}

  /// A mapping with fixed keys.
  record Nested(Group group) implements KeyType {}

  /// A mapping whose keys the user chooses.
  record Named(Word key, KeyType item) implements KeyType {}

  /// The first of several types that takes a value of that shape.
  record Either(List<KeyType> options) implements KeyType {}

  /// A key that a later version will understand.
  record Later(String remedy) implements KeyType {}

  /// Does the type take values of this shape: scalar, list or mapping?
  default boolean takes(Tree tree) {
    return switch (this) {
      case OfWord _ -> tree instanceof Tree.Scalar;
      case ListOf _ -> tree instanceof Tree.Items;
      case OneOrMany(KeyType item) -> tree instanceof Tree.Items || item.takes(tree);
      case Nested _, Named _ -> tree instanceof Tree.Table || isAbsent(tree);
      case Either(List<KeyType> options) -> options.stream().anyMatch(o -> o.takes(tree));
      case Later _ -> true;
    };
  }

  /// What to write, as a sentence asks for it.
  default String expected() {
    return switch (this) {
      case OfWord(Word word) -> word.expected();
      case ListOf(KeyType item) -> "a list, each item " + item.expected();
      case OneOrMany(KeyType item) -> item.expected() + ", or a list of such";
      case Nested(Group group) -> "a mapping with the keys " + group.keyNames();
      case Named(Word key, KeyType _) -> "a mapping whose keys are each " + key.expected();
      case Either(List<KeyType> options) ->
          options.stream().map(KeyType::expected).collect(Collectors.joining(", or "));
      case Later _ -> "nothing in this version";
    };
  }

  private static boolean isAbsent(Tree tree) {
    return tree instanceof Tree.Scalar scalar && scalar.isAbsent();
  }
}
