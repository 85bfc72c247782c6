// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The texts of the scenarios that come with the program.
public final class Shelf {
  private static final int OUTAGES = 25;

  private Shelf() {}

  /// Each outage of history, and the same with a twist.
  public static List<String> ids() {
    return IntStream.rangeClosed(1, OUTAGES)
        .mapToObj(number -> String.format(Locale.ROOT, "out-%02d", number))
        .flatMap(id -> Stream.of(id, id + "-twisted"))
        .toList();
  }

  /// @throws IllegalArgumentException if there is no such scenario
  public static String text(String id) {
    if (!ids().contains(id)) {
      throw new IllegalArgumentException("there is no scenario " + id);
    }
    try (InputStream in = Shelf.class.getResourceAsStream("/io/wayout/drill/" + id + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException(id + ".yaml is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
