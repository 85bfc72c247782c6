// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The tables of one face, and the way to them from every older version.
///
/// @param name stable; the version is kept under it
/// @param scripts one per version, from 1; each takes the version before to its own. A script that
///   was released is never edited
public record Part(String name, List<String> scripts) {
  public Part {
    scripts = List.copyOf(scripts);
  }

  /// A part whose scripts are resources of this package.
  ///
  /// @param files such as `token-1.sql`
  static Part of(String name, String... files) {
    return new Part(name, Arrays.stream(files).map(Part::script).toList());
  }

  private static String script(String file) {
    try (InputStream script = Part.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(script, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
