// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.tree.Spot;
import java.util.Optional;

/// A value in its place.
///
/// @param key the key, the user's name, or for a list's item the list's key and index, `links[0]`
/// @param keySpot where the key stands; of a list item, where the item starts
/// @param spot where the value starts
/// @param path as a JSON pointer
public record Field(String key, Spot keySpot, Spot spot, String path, Value value) {

  /// The mapping with fixed keys that this is; empty if it is broken or something else.
  public Optional<Form> form() {
    return value instanceof Value.Part(Form form) ? Optional.of(form) : Optional.empty();
  }

  /// The text that this is; empty if it is broken or something else.
  public Optional<String> text() {
    return value instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
  }
}
