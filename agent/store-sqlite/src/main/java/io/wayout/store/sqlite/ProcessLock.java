// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// At most one process works with a state directory. The operating system frees the lock when the
/// process ends, however it ends; the file stays and names the last holder.
final class ProcessLock implements AutoCloseable {
  private static final String HELD = "wayout.lock:";

  private final FileChannel channel;
  private final String key;

  private ProcessLock(FileChannel channel, String key) {
    this.channel = channel;
    this.key = key;
  }

  /// @throws StoreException BUSY if another process, or another store of this one, holds it; the
  ///   message names the process
  static ProcessLock acquire(Path file) throws StoreException {
    String key = key(file);
    String pid = Long.toString(ProcessHandle.current().pid());
    // The lock belongs to the whole process and is lost when any channel to the file is closed, so
    // a second store of this process must not even open it. The system properties are the one
    // table that everything in a process shares.
    if (System.getProperties().putIfAbsent(key, pid) != null) {
      throw busy(file, pid);
    }
    @Nullable ProcessLock lock = null;
    try {
      lock = lock(file, key, pid);
    } catch (IOException unusable) {
      throw Failures.of(file, unusable);
    } finally {
      if (lock == null) {
        System.getProperties().remove(key);
      }
    }
    return lock;
  }

  private static ProcessLock lock(Path file, String key, String pid)
      throws IOException, StoreException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
      if (lock == null) {
        throw busy(file, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((pid + "\n").getBytes(StandardCharsets.US_ASCII)));
      return new ProcessLock(channel, key);
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
  }

  private static String key(Path file) throws StoreException {
    try {
      Path directory = file.toAbsolutePath().getParent();
      return HELD + (directory == null ? file : directory.toRealPath().resolve(file.getFileName()));
    } catch (IOException unusable) {
      throw Failures.of(file, unusable);
    }
  }

  private static StoreException busy(Path file, String pid) {
    return new StoreException(
        StoreFailure.BUSY, "already running, pid " + pid + " (it holds " + file + ")");
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      System.getProperties().remove(key);
    }
  }
}
