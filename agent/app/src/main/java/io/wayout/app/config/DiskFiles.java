// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The real disk. Stateless and thread-safe.
public final class DiskFiles implements FileView {
  private static final int PERMISSION_BITS = 0_7777;

  @Override
  public int mode(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:mode") & PERMISSION_BITS;
  }

  @Override
  public byte[] read(Path file, int bytesMax) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytesMax);
    }
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    Collections.sort(names);
    return names;
  }
}
