// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.fold.Durable;
import io.wayout.core.switchover.Phase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Space that is set aside while there is some, to finish what has begun when there is none (T11).
final class Reserve {
  private static final int CHUNK_BYTES = 64 * 1024;

  /// The reserve is only taken while this many times its size is free, so that taking it does not
  /// fill the disk.
  private static final long FREE_FACTOR = 4;

  private final Path file;
  private final long bytes;

  Reserve(Path file, long bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /// Would bytes be sent after this was kept? Then it begins only while the reserve is whole.
  static boolean begins(Durable durable) {
    return durable instanceof Durable.SwitchoverKept(var kept)
        && (kept.phase() == Phase.INTENT || kept.phase() == Phase.ATTEMPT);
  }

  /// Is it worth the reserve? Rows by themselves are not: they could use it up.
  static boolean finishes(Durable durable) {
    return switch (durable) {
      case Durable.SwitchoverKept _,
          Durable.FreezeKept _,
          Durable.FreezeGone _,
          Durable.RehearsalKept _,
          Durable.HoldLifted _ ->
          true;
      case Durable.Row _,
          Durable.DomainKept _,
          Durable.AdviceKept _,
          Durable.CampaignKept _,
          Durable.OwnershipKept _ ->
          false;
    };
  }

  /// Sets the space aside, if it isn't already and the disk has enough.
  ///
  /// @return is it set aside now?
  boolean restore() {
    try {
      if (Files.exists(file) && Files.size(file) >= bytes) {
        return true;
      }
      Path directory = file.toAbsolutePath().getParent();
      if (directory == null
          || Files.getFileStore(directory).getUsableSpace() < FREE_FACTOR * bytes) {
        return false;
      }
      write();
      return true;
    } catch (IOException full) {
      release();
      return false;
    }
  }

  /// Gives the space back.
  ///
  /// @return was there any?
  boolean release() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException stuck) {
      return false;
    }
  }

  /// Noise, because some file systems store a run of zeros in no space at all.
  private void write() throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      long noise = 0x9E3779B97F4A7C15L;
      for (long written = 0; written < bytes; written += CHUNK_BYTES) {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, bytes - written));
        while (chunk.remaining() >= Long.BYTES) {
          noise ^= noise << 13;
          noise ^= noise >>> 7;
          noise ^= noise << 17;
          chunk.putLong(noise);
        }
        chunk.rewind();
        while (chunk.hasRemaining()) {
          channel.write(chunk);
        }
      }
      channel.force(true);
    }
  }
}
