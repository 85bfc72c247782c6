// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {
  private final DiskFiles disk = new DiskFiles();

  @TempDir private Path folder;

  @Test
  void mode_isThatOfTheFileBehindALink() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "text");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("b"), file);

    assertThat(disk.mode(link)).isEqualTo(0_640);
  }

  @Test
  void read_stopsAtTheBound() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "text");

    assertThat(disk.read(file, 3)).asString().isEqualTo("tex");
    assertThatThrownBy(() -> disk.read(folder.resolve("none"), 3))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void list_hasPlainFilesInOrder() throws IOException {
    Files.writeString(folder.resolve("b"), "");
    Files.writeString(folder.resolve("a"), "");
    Files.createDirectory(folder.resolve("c"));

    assertThat(disk.list(folder)).containsExactly("a", "b");
  }
}
