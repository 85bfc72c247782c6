// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file so that a reader sees the old one or the new one, never half of it.
public final class WholeFile {
  private WholeFile() {}

  /// @throws IOException if it can't; the old file is untouched then
  public static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    Files.writeString(fresh, text, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
