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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A store that stops the agent dead right before or after a chosen kind of journal row is kept, so
/// that it can be killed exactly there. It says so with a file.
///
/// @param point e.g. `before ATTEMPT` or `after ACKED`
record StoppingStore(Store store, String point, Path reached) implements Store {

  @Override
  public Memory recover() throws StoreException {
    return store.recover();
  }

  @Override
  public void keep(List<Durable> durables) throws StoreException {
    boolean isHere = durables.stream().anyMatch(this::isPoint);
    if (isHere && point.startsWith("before")) {
      stop();
    }
    store.keep(durables);
    if (isHere) {
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
  public void close() {
    store.close();
  }

  private boolean isPoint(Durable durable) {
    return durable instanceof Durable.Row(JournalRow row)
        && point.endsWith(" " + row.kind().name());
  }

  private void stop() {
    try {
      Files.writeString(reached, point);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    while (true) {
      LockSupport.park(this);
    }
  }
}
