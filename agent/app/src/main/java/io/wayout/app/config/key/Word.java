// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import java.util.Map;
import java.util.function.Function;

/// A kind of scalar: how it is written, and how its text becomes a value.
///
/// @param shown the kind in one or two words, for the reference
/// @param expected the kind as a sentence asks for it, with an example: `a duration such as 10s`
/// @param schema its JSON Schema
/// @param reader reads a text
public record Word(
    String shown, String expected, Map<String, Object> schema, Function<String, Reading> reader) {
  /// What the text says.
  public Reading read(String text) {
    return reader.apply(text);
  }
}
