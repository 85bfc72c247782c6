// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.tree;

import java.nio.file.Path;

/// A place in a file.
///
/// @param line from 1; 0 if the file as a whole is meant
/// @param column in characters, from 1; 0 if the file as a whole is meant
public record Spot(Path file, int line, int column) {

  /// The file as a whole.
  public static Spot of(Path file) {
    return new Spot(file, 0, 0);
  }

  /// The place that stands in messages about another place, e.g. `wayout.yaml:12`.
  @Override
  public String toString() {
    return line == 0 ? file.toString() : file + ":" + line;
  }
}
