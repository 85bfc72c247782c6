// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.advise.Advice;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Memory;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.engine.memory.MemoryStore;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import java.util.List;
import java.util.Optional;

/// A disk that outlives the agent's processes: keeps what it acknowledged, and nothing else. Can be
/// full.
///
/// Confined to the simulation's one thread.
public final class SimStore implements Store {
  private final MemoryStore disk = new MemoryStore();
  private final SimWorld world;

  SimStore(SimWorld world) {
    this.world = world;
  }

  @Override
  public Memory recover() throws StoreException {
    return disk.recover();
  }

  @Override
  public void keep(List<Durable> durables) throws StoreException {
    if (world.diskFull().now()) {
      throw new StoreException(StoreFailure.FULL, "no space left on device");
    }
    world.kill().beforeKept(durables);
    disk.keep(durables);
    world.history().add(new Fact.Kept(durables));
    world.kill().afterKept(durables);
  }

  @Override
  public List<JournalRow> history(Optional<DnsName> domain, int limit) throws StoreException {
    return disk.history(domain, limit);
  }

  @Override
  public List<JournalRow> timeline(String switchover) throws StoreException {
    return disk.timeline(switchover);
  }

  @Override
  public Optional<Switchover> switchover(String id) throws StoreException {
    return disk.switchover(id);
  }

  @Override
  public List<Advice> advices(Optional<DnsName> domain, int limit) throws StoreException {
    return disk.advices(domain, limit);
  }

  /// The process ends, the disk stays.
  @Override
  public void close() {}
}
