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
/// @param startedAt when this run of the agent began
/// @param isHeldForAck the state was lost at the last start; automation waits for an
///   acknowledgement
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
    Instant startedAt,
    boolean isHeldForAck) {

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
        now,
        false);
  }
}
