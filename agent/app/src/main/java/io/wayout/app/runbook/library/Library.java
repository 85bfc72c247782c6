// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The runbooks that come with the program, to be copied and made one's own. Stateless.
public final class Library {
  private static final List<String> NAMES =
      List.of(
          "evacuate-vendor",
          "return-vendor",
          "single-domain",
          "control-plane-loss",
          "name-server-loss",
          "drill-day");
  private static final String TITLE = "title: ";

  private Library() {}

  public static List<String> names() {
    return NAMES;
  }

  /// The YAML of one.
  ///
  /// @throws IllegalArgumentException if there is no such runbook
  public static String text(String name) {
    try (InputStream in = Library.class.getResourceAsStream(name + ".yaml")) {
      if (in == null || !NAMES.contains(name)) {
        throw new IllegalArgumentException("there is no runbook " + name + " in the library");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// What it is for, in one line.
  public static String title(String name) {
    return text(name)
        .lines()
        .filter(line -> line.startsWith(TITLE))
        .map(line -> line.substring(TITLE.length()))
        .findFirst()
        .orElse(name);
  }
}
