// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.breakglass;

import io.wayout.app.config.Config;
import io.wayout.app.disk.WholeFile;
import io.wayout.provider.ProviderFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// The door of this room: makes the kit, and keeps it beside the state.
public final class Breakglass {
  static final String NAME = "breakglass.";

  private Breakglass() {}

  /// How the kit is written.
  public enum Format {
    MD,
    HTML;

    String text(Kit kit) {
      return switch (this) {
        case MD -> KitMarkdown.of(kit);
        case HTML -> KitHtml.of(kit);
      };
    }

    String extension() {
      return switch (this) {
        case MD -> "md";
        case HTML -> "html";
      };
    }
  }

  /// The whole kit as text. Opens no connection and reads no secret.
  ///
  /// @param factories by provider name
  public static String text(
      Config config, Map<String, ProviderFactory> factories, Format format, Instant now) {
    return format.text(new KitMaker(config, factories, now).kit());
  }

  /// Writes the kit in both forms into a folder, as `breakglass.md` and `breakglass.html`.
  ///
  /// @throws IOException if it can't; each file is then the old one or the new one, never half
  public static void keep(
      Config config, Map<String, ProviderFactory> factories, Path folder, Instant now)
      throws IOException {
    Kit kit = new KitMaker(config, factories, now).kit();
    for (Format format : Format.values()) {
      WholeFile.write(folder.resolve(NAME + format.extension()), format.text(kit));
    }
  }
}
