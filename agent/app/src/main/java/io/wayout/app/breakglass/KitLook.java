// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.breakglass;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What the page looks like, and its comforts: finding a domain among many, copying a command.
/// Without scripts everything is there all the same.
final class KitLook {
  private KitLook() {}

  static String style() {
    return resource("kit.css");
  }

  static String script() {
    return resource("kit.js");
  }

  private static String resource(String name) {
    try (InputStream in = KitLook.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
