// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.tree;

import java.util.List;

/// A YAML value with its place. No type is guessed: scalars keep their text.
public sealed interface Tree {
  Spot spot();

  /// A text, number or the like.
  ///
  /// @param isPlain it was written without quotes
  record Scalar(Spot spot, String text, boolean isPlain) implements Tree {

    /// Nothing was written, or YAML's word for it.
    public boolean isAbsent() {
      return isPlain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }
  }

  record Items(Spot spot, List<Tree> items) implements Tree {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// Keys and values in the order of the file; a key may be there twice.
  record Table(Spot spot, List<Entry> entries) implements Tree {
    public Table {
      entries = List.copyOf(entries);
    }
  }

  record Entry(Scalar key, Tree value) {}

  /// What a person calls this kind of value.
  default String kind() {
    return switch (this) {
      case Scalar scalar when scalar.isAbsent() -> "nothing";
      case Scalar _ -> "a text";
      case Items _ -> "a list";
      case Table _ -> "a mapping";
    };
  }
}
