// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.testkit.server.RealServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;

/// Asks a server for records a thousand times a second, as resolvers would, and remembers every
/// value that it saw.
final class Watcher implements AutoCloseable {
  private static final long PAUSE_NANOS = 1_000_000;

  private final Thread thread;
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private volatile boolean isStopped;

  Watcher(RealServer server, List<RecordKey> keys) {
    List<RecordKey> all = new ArrayList<>(keys);
    thread =
        Thread.ofPlatform()
            .name("watcher")
            .start(() -> {
              while (!isStopped) {
                all.forEach(key -> seen.add(text(server.ask(key))));
                LockSupport.parkNanos(PAUSE_NANOS);
              }
            });
  }

  /// Every value seen so far; `nothing` for an empty answer.
  Set<String> seen() {
    return seen;
  }

  private static String text(Optional<RecordSet> set) {
    return set.map(s -> s.data().toString()).orElse("nothing");
  }

  @Override
  public void close() {
    isStopped = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
