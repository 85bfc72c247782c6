// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Everything the agent believes at one instant. Immutable, so that anyone may look at a snapshot.
///
/// @param checks by check; absent means never probed
/// @param controlPlanes by account
/// @param dataPlanes by record and account: do its zone's authoritative servers answer
/// @param records what was last seen of each record at each account
/// @param memories what survives a restart, by domain
/// @param standings what is newest about each domain's decision, by domain
/// @param switchovers by domain, the newest one; at most one of them is not quiet (I43)
/// @param proven moves of one kind that were served lately, for the canary rule
/// @param rejections records that a vendor refuses to change, for a while
/// @param startedAt when this run of the agent began
/// @param isHeldForAck the state was lost at the last start; automation waits for an
///   acknowledgement
/// @param isJournalDown nothing can be made durable right now, so automation begins nothing (I64)
public record State(
    Topology topology,
    PMap<CheckId, CheckHealth> checks,
    PMap<String, PlaneHealth> controlPlanes,
    PMap<LinkAccount, PlaneHealth> dataPlanes,
    PMap<LinkAccount, Observed> records,
    PMap<DnsName, DomainMemory> memories,
    PMap<DnsName, Standing> standings,
    PMap<DnsName, Switchover> switchovers,
    PMap<Freeze.Scope, Freeze> freezes,
    PMap<String, Instant> proven,
    PMap<LinkAccount, Rejection> rejections,
    Instant startedAt,
    boolean isHeldForAck,
    boolean isJournalDown) {

  /// The state of an agent that knows its configuration and nothing else.
  public static State initial(Topology topology, Instant now) {
    return new State(
        topology,
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        now,
        false,
        false);
  }

  public State withTopology(Topology next) {
    return new State(
        next,
        checks,
        controlPlanes,
        dataPlanes,
        records,
        memories,
        standings,
        switchovers,
        freezes,
        proven,
        rejections,
        startedAt,
        isHeldForAck,
        isJournalDown);
  }

  public State withChecks(PMap<CheckId, CheckHealth> next) {
    return new State(
        topology,
        next,
        controlPlanes,
        dataPlanes,
        records,
        memories,
        standings,
        switchovers,
        freezes,
        proven,
        rejections,
        startedAt,
        isHeldForAck,
        isJournalDown);
  }

  public State withControlPlanes(PMap<String, PlaneHealth> next) {
    return new State(
        topology,
        checks,
        next,
        dataPlanes,
        records,
        memories,
        standings,
        switchovers,
        freezes,
        proven,
        rejections,
        startedAt,
        isHeldForAck,
        isJournalDown);
  }

  public State withDataPlanes(PMap<LinkAccount, PlaneHealth> next) {
    return new State(
        topology,
        checks,
        controlPlanes,
        next,
        records,
        memories,
        standings,
        switchovers,
        freezes,
        proven,
        rejections,
        startedAt,
        isHeldForAck,
        isJournalDown);
  }

  public State withRecords(PMap<LinkAccount, Observed> next) {
    return new State(
        topology,
        checks,
        controlPlanes,
        dataPlanes,
        next,
        memories,
        standings,
        switchovers,
        freezes,
        proven,
        rejections,
        startedAt,
        isHeldForAck,
        isJournalDown);
  }

  public State withMemories(PMap<DnsName, DomainMemory> next) {
    return new State(
        topology,
        checks,
        controlPlanes,
        dataPlanes,
        records,
        next,
        standings,
        switchovers,
        freezes,
        proven,
        rejections,
        startedAt,
        isHeldForAck,
        isJournalDown);
  }

  public State withStandings(PMap<DnsName, Standing> next) {
    return new State(
        topology,
        checks,
        controlPlanes,
        dataPlanes,
        records,
        memories,
        next,
        switchovers,
        freezes,
        proven,
        rejections,
        startedAt,
        isHeldForAck,
        isJournalDown);
  }

  public State withSwitchovers(PMap<DnsName, Switchover> next) {
    return new State(
        topology,
        checks,
        controlPlanes,
        dataPlanes,
        records,
        memories,
        standings,
        next,
        freezes,
        proven,
        rejections,
        startedAt,
        isHeldForAck,
        isJournalDown);
  }

  public State withFreezes(PMap<Freeze.Scope, Freeze> next) {
    return new State(
        topology,
        checks,
        controlPlanes,
        dataPlanes,
        records,
        memories,
        standings,
        switchovers,
        next,
        proven,
        rejections,
        startedAt,
        isHeldForAck,
        isJournalDown);
  }

  public State withProven(PMap<String, Instant> next) {
    return new State(
        topology,
        checks,
        controlPlanes,
        dataPlanes,
        records,
        memories,
        standings,
        switchovers,
        freezes,
        next,
        rejections,
        startedAt,
        isHeldForAck,
        isJournalDown);
  }

  public State withRejections(PMap<LinkAccount, Rejection> next) {
    return new State(
        topology,
        checks,
        controlPlanes,
        dataPlanes,
        records,
        memories,
        standings,
        switchovers,
        freezes,
        proven,
        next,
        startedAt,
        isHeldForAck,
        isJournalDown);
  }

  public State withHeldForAck(boolean next) {
    return new State(
        topology,
        checks,
        controlPlanes,
        dataPlanes,
        records,
        memories,
        standings,
        switchovers,
        freezes,
        proven,
        rejections,
        startedAt,
        next,
        isJournalDown);
  }

  public State withJournalDown(boolean next) {
    return new State(
        topology,
        checks,
        controlPlanes,
        dataPlanes,
        records,
        memories,
        standings,
        switchovers,
        freezes,
        proven,
        rejections,
        startedAt,
        isHeldForAck,
        next);
  }

  public DomainMemory memory(DnsName domain) {
    DomainMemory memory = memories.get(domain);
    return memory == null ? DomainMemory.fresh(domain) : memory;
  }

  /// The domain's newest switchover, if it is still at work.
  public Optional<Switchover> busy(DnsName domain) {
    return Optional.ofNullable(switchovers.get(domain)).filter(s -> !s.isQuiet());
  }
}
