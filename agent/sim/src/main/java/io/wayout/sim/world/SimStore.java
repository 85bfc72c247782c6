// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.advise.Advice;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Memory;
import io.wayout.core.owner.Ownerships;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.engine.memory.MemoryStore;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealedRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A disk that outlives the agent's processes: keeps what it acknowledged. What a dying process was
/// just writing is there as a whole, or not at all. Can be full, broken, slow, or lost.
///
/// Confined to the simulation's one thread.
public final class SimStore implements Store {
  private static final Duration STALL = Duration.ofSeconds(6);
  private static final String INSTALLATION = "installation-";

  private final SimWorld world;
  private MemoryStore disk;
  private int installations;

  SimStore(SimWorld world) {
    this.world = world;
    this.disk = new MemoryStore(fresh(false));
  }

  /// Each state that is made anew gets an id of its own.
  private Memory fresh(boolean isQuarantined) {
    installations++;
    Ownerships ownerships = Ownerships.of(Optional.of(INSTALLATION + installations), List.of());
    return new Memory(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        ownerships,
        isQuarantined);
  }

  /// The file is damaged beyond repair: it is put aside at the next start, which begins with
  /// nothing and knows it (I66).
  void lose() {
    disk = new MemoryStore(fresh(true));
    world.history().add(new Fact.StoreLost());
  }

  @Override
  public Memory recover() throws StoreException {
    return disk.recover();
  }

  @Override
  public void keep(List<Durable> durables) throws StoreException {
    switch (world.disk().now()) {
      case FINE -> {}
      case FULL -> throw failed(durables, StoreFailure.FULL, "no space left on device");
      case FAILING -> throw failed(durables, StoreFailure.UNREACHABLE, "input/output error");
      case STALLING -> world.stall(STALL);
    }
    world.kill().beforeKept(durables);
    if (!world.kill().isTorn(durables) || world.flip()) {
      disk.keep(durables);
      world.history().add(new Fact.Kept(durables));
    }
    world.kill().afterKept(durables);
  }

  private StoreException failed(List<Durable> durables, StoreFailure failure, String text) {
    world.history().add(new Fact.NotKept(durables, failure));
    return new StoreException(failure, text);
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

  @Override
  public List<SealedRow> sealed(Optional<Instant> since, long after, int limit)
      throws StoreException {
    return disk.sealed(since, after, limit);
  }

  @Override
  public Head head() {
    return disk.head();
  }

  /// The process ends, the disk stays.
  @Override
  public void close() {}
}
