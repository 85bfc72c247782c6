// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/// A file system of a few megabytes that can really be full. Needs root.
final class SmallDisk implements AutoCloseable {
  private static final int MEGABYTE = 1024 * 1024;

  private final Path root;

  private SmallDisk(Path root) {
    this.root = root;
  }

  /// Skips the test where nothing can be mounted.
  static SmallDisk mount(Path root, int megabytes) throws IOException {
    Files.createDirectories(root);
    String options = "mode=0700,size=" + megabytes + "m";
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", options, "tmpfs", root.toString()),
        "a small tmpfs can be mounted (needs root)");
    return new SmallDisk(root);
  }

  Path root() {
    return root;
  }

  /// Takes all the space there is.
  void fill() throws IOException {
    Path filler = root.resolve("filler");
    try (FileChannel channel =
        FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int bytes = MEGABYTE; bytes >= 1; bytes /= 2) {
        fill(channel, bytes);
      }
    }
  }

  void free() throws IOException {
    Files.delete(root.resolve("filler"));
  }

  /// Makes it read-only, as a kernel does after an error.
  void seal() throws IOException {
    if (!run("mount", "-o", "remount,ro", root.toString())) {
      throw new IllegalStateException(root + " can't be made read-only");
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", root.toString());
  }

  private static void fill(FileChannel channel, int bytes) {
    try {
      while (channel.write(ByteBuffer.allocate(bytes)) > 0) {
        // Until the disk refuses.
      }
    } catch (IOException full) {
      // That is the point.
    }
  }

  private static boolean run(String... command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
