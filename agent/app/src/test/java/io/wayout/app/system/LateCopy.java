// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Carries bytes along a line that is long: each arrives in order, as late as the line was long
/// when it was sent. Those on their way don't wait for each other.
final class LateCopy {
  private static final int CHUNK = 64 * 1024;

  private final BlockingQueue<Chunk> onTheirWay = new LinkedBlockingQueue<>();
  private final OutputStream to;

  /// @param due when they arrive, as `System.nanoTime` has it
  /// @param bytes none at the end
  private record Chunk(long due, byte[] bytes) {}

  private LateCopy(OutputStream to) {
    this.to = to;
  }

  /// Returns when the last byte has arrived.
  static void copy(InputStream from, OutputStream to, Supplier<Duration> length)
      throws IOException {
    LateCopy copy = new LateCopy(to);
    Thread arrivals = Thread.ofVirtual().start(copy::arrive);
    try {
      byte[] chunk = new byte[CHUNK];
      for (int n = from.read(chunk); n >= 0; n = from.read(chunk)) {
        copy.send(length.get(), Arrays.copyOf(chunk, n));
      }
    } finally {
      copy.send(length.get(), new byte[0]);
    }
    try {
      arrivals.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits on the calling thread for as long as the line is.
  static void travel(Duration length) {
    awaitTime(System.nanoTime() + length.toNanos());
  }

  private void send(Duration length, byte[] bytes) {
    onTheirWay.add(new Chunk(System.nanoTime() + length.toNanos(), bytes));
  }

  private void arrive() {
    try {
      for (Chunk next = onTheirWay.take(); next.bytes().length > 0; next = onTheirWay.take()) {
        awaitTime(next.due());
        to.write(next.bytes());
        to.flush();
      }
    } catch (IOException gone) {
      onTheirWay.clear();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
