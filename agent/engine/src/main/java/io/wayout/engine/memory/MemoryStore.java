// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.memory;

import io.wayout.core.advise.Advice;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Memory;
import io.wayout.core.model.Freeze;
import io.wayout.core.owner.Ownerships;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A [Store] in RAM: everything is gone with the process, so it is no journal in the sense of I63.
///
/// For a manual move while the disk is gone (`--direct --no-journal`, I64). Grows with every row,
/// because it lives as long as one command. Thread-safe: everything is guarded by this object.
public final class MemoryStore implements Store {
  private final List<JournalRow> rows = new ArrayList<>();
  private final Map<DnsName, DomainMemory> domains = new LinkedHashMap<>();
  private final Map<String, Switchover> switchovers = new LinkedHashMap<>();
  private final Map<Freeze.Scope, Freeze> freezes = new LinkedHashMap<>();
  private final Map<String, Advice> advices = new LinkedHashMap<>();
  private final Map<Campaign.Key, Campaign> campaigns = new LinkedHashMap<>();
  private final Map<String, Rehearsal> rehearsals = new LinkedHashMap<>();
  private Ownerships ownerships = Ownerships.none();
  private boolean isHeld;
  private boolean isClosed;

  /// An empty store that nothing holds.
  public MemoryStore() {
    this(Memory.empty());
  }

  /// A store that begins with what another one recovered.
  public MemoryStore(Memory memory) {
    memory.domains().forEach(kept -> domains.put(kept.domain(), kept));
    memory.unfinished().forEach(kept -> switchovers.put(kept.id(), kept));
    memory.freezes().forEach(kept -> freezes.put(kept.scope(), kept));
    memory.advices().forEach(kept -> advices.put(kept.id(), kept));
    memory.campaigns().forEach(this::keep);
    memory.rehearsals().forEach(this::keep);
    ownerships = memory.ownerships();
    isHeld = memory.isQuarantined();
  }

  @Override
  public synchronized Memory recover() throws StoreException {
    requireOpen();
    List<Switchover> unfinished =
        switchovers.values().stream().filter(kept -> !kept.phase().isTerminal()).toList();
    return new Memory(
        List.copyOf(domains.values()),
        unfinished,
        List.copyOf(freezes.values()),
        advices.values().stream().filter(Advice::isOpen).toList(),
        List.copyOf(campaigns.values()),
        List.copyOf(rehearsals.values()),
        ownerships,
        isHeld);
  }

  @Override
  public synchronized void keep(List<Durable> durables) throws StoreException {
    requireOpen();
    durables.forEach(this::keep);
  }

  @Override
  public synchronized List<JournalRow> history(Optional<DnsName> domain, int limit)
      throws StoreException {
    requireOpen();
    requirePositive(limit);
    return rows.reversed().stream()
        .filter(row -> domain.isEmpty() || row.domain().equals(domain))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<JournalRow> timeline(String switchover) throws StoreException {
    requireOpen();
    return rows.stream()
        .filter(row -> row.switchover().filter(switchover::equals).isPresent())
        .toList();
  }

  @Override
  public synchronized Optional<Switchover> switchover(String id) throws StoreException {
    requireOpen();
    return Optional.ofNullable(switchovers.get(id));
  }

  @Override
  public synchronized List<Advice> advices(Optional<DnsName> domain, int limit)
      throws StoreException {
    requireOpen();
    requirePositive(limit);
    return List.copyOf(advices.values()).reversed().stream()
        .filter(advice -> domain.isEmpty() || domain.get().equals(advice.domain()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<SealedRow> sealed(Optional<Instant> since, long after, int limit)
      throws StoreException {
    requireOpen();
    requirePositive(limit);
    return chain().stream()
        .dropWhile(s -> since.isPresent() && s.row().at().isBefore(since.get()))
        .filter(s -> s.number() > after)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Head head() {
    return rows.isEmpty() ? Head.START : chain().getLast().head();
  }

  @Override
  public synchronized void close() {
    isClosed = true;
  }

  private void keep(Durable durable) {
    switch (durable) {
      case Durable.Row(var row) -> rows.add(row);
      case Durable.DomainKept(var memory) -> domains.put(memory.domain(), memory);
      case Durable.SwitchoverKept(var switchover) -> switchovers.put(switchover.id(), switchover);
      case Durable.FreezeKept(var freeze) -> freezes.put(freeze.scope(), freeze);
      case Durable.FreezeGone(var scope) -> freezes.remove(scope);
      case Durable.AdviceKept(var advice) -> advices.put(advice.id(), advice);
      case Durable.CampaignKept(var campaign) -> keep(campaign);
      case Durable.RehearsalKept(var rehearsal) -> keep(rehearsal);
      case Durable.OwnershipKept(var ownership) -> ownerships = ownerships.with(ownership);
      case Durable.HoldLifted() -> isHeld = false;
    }
  }

  /// A newer one of the same key is listed after the others.
  private void keep(Campaign campaign) {
    Campaign old = campaigns.get(campaign.key());
    if (old != null && !old.id().equals(campaign.id())) {
      campaigns.remove(campaign.key());
    }
    campaigns.put(campaign.key(), campaign);
  }

  private List<SealedRow> chain() {
    List<SealedRow> chain = new ArrayList<>();
    Head head = Head.START;
    for (JournalRow row : rows) {
      SealedRow sealed = SealedRow.after(head, row);
      chain.add(sealed);
      head = sealed.head();
    }
    return chain;
  }

  /// A newer one of the same group is listed after the others.
  private void keep(Rehearsal rehearsal) {
    Rehearsal old = rehearsals.get(rehearsal.script().group());
    if (old != null && !old.id().equals(rehearsal.id())) {
      rehearsals.remove(rehearsal.script().group());
    }
    rehearsals.put(rehearsal.script().group(), rehearsal);
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit of " + limit + " rows; ask for 1 or more");
    }
  }

  private void requireOpen() throws StoreException {
    if (isClosed) {
      throw new StoreException(StoreFailure.UNREACHABLE, "the store in memory is closed");
    }
  }
}
