// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.core.advise.Advice;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Memory;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealedRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A store that stops the agent dead right before or after a chosen kind of journal row is kept, so
/// that it can be killed exactly there. It is armed with a file that names the point, says with a
/// file that it was reached, and goes on when a third one appears.
///
/// @param folder where these files are: `armed`, `reached` and `go`
record StoppingStore(Store store, Path folder) implements Store {
  private static final long LOOK_NANOS = 5_000_000;

  /// @param point e.g. `before ATTEMPT` or `after ACKED`
  static void arm(Path folder, String point) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve("reached"));
      Files.deleteIfExists(folder.resolve("go"));
      Files.writeString(folder.resolve("arming"), point);
      Files.move(folder.resolve("arming"), folder.resolve("armed"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static boolean isReached(Path folder) {
    return Files.exists(folder.resolve("reached"));
  }

  /// Lets the agent go on.
  static void go(Path folder) {
    try {
      Files.writeString(folder.resolve("go"), "");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public Memory recover() throws StoreException {
    return store.recover();
  }

  @Override
  public void keep(List<Durable> durables) throws StoreException {
    String point = point();
    boolean isHere = !point.isEmpty() && durables.stream().anyMatch(d -> isPoint(d, point));
    if (isHere && point.startsWith("before")) {
      stop();
    }
    store.keep(durables);
    if (isHere && point.startsWith("after")) {
      stop();
    }
  }

  @Override
  public List<JournalRow> history(Optional<DnsName> domain, int limit) throws StoreException {
    return store.history(domain, limit);
  }

  @Override
  public List<JournalRow> timeline(String switchover) throws StoreException {
    return store.timeline(switchover);
  }

  @Override
  public Optional<Switchover> switchover(String id) throws StoreException {
    return store.switchover(id);
  }

  @Override
  public List<Advice> advices(Optional<DnsName> domain, int limit) throws StoreException {
    return store.advices(domain, limit);
  }

  @Override
  public List<SealedRow> sealed(Optional<Instant> since, long after, int limit)
      throws StoreException {
    return store.sealed(since, after, limit);
  }

  @Override
  public Head head() {
    return store.head();
  }

  @Override
  public void close() {
    store.close();
  }

  private static boolean isPoint(Durable durable, String point) {
    return durable instanceof Durable.Row(JournalRow row)
        && point.endsWith(" " + row.kind().name());
  }

  private String point() {
    Path armed = folder.resolve("armed");
    try {
      return Files.exists(armed) ? Files.readString(armed) : "";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void stop() {
    try {
      Files.move(
          folder.resolve("armed"), folder.resolve("reached"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    while (!Files.exists(folder.resolve("go"))) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
