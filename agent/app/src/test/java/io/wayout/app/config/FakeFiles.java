// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A disk in memory; files have mode 0640 unless told otherwise.
public final class FakeFiles implements FileView {
  private final Map<Path, byte[]> contents = new TreeMap<>();
  private final Map<Path, Integer> modes = new TreeMap<>();

  public FakeFiles with(String file, String text) {
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public FakeFiles with(String file, byte[] bytes) {
    contents.put(Path.of(file), bytes);
    return this;
  }

  public FakeFiles mode(String file, int mode) {
    modes.put(Path.of(file), mode);
    return this;
  }

  @Override
  public int mode(Path file) throws IOException {
    require(file);
    return modes.getOrDefault(file, 0_640);
  }

  @Override
  public byte[] read(Path file, int bytesMax) throws IOException {
    byte[] bytes = require(file);
    return Arrays.copyOf(bytes, Math.min(bytes.length, bytesMax));
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    List<String> names =
        contents.keySet().stream()
            .filter(file -> folder.equals(file.getParent()))
            .map(file -> file.getFileName().toString())
            .toList();
    if (names.isEmpty()) {
      throw new NoSuchFileException(folder.toString());
    }
    return names;
  }

  private byte[] require(Path file) throws IOException {
    byte[] bytes = contents.get(file);
    if (bytes == null) {
      throw new NoSuchFileException(file.toString());
    }
    return bytes;
  }
}
