// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.advise.Advice;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.model.Freeze;
import io.wayout.core.owner.Ownerships;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What is durable: the mirror of the store.
///
/// @param memories what survives a restart, by domain
/// @param switchovers by domain, the newest one; at most one of them is not quiet (I43)
/// @param freezes by scope
/// @param advices by domain, the open one; at most one
/// @param campaigns the newest of each key
/// @param rehearsals the newest of each group
/// @param ownerships who we are, and who guards which account
public record Kept(
    PMap<DnsName, DomainMemory> memories,
    PMap<DnsName, Switchover> switchovers,
    PMap<Freeze.Scope, Freeze> freezes,
    PMap<DnsName, Advice> advices,
    PMap<Campaign.Key, Campaign> campaigns,
    PMap<String, Rehearsal> rehearsals,
    Ownerships ownerships) {
  static Kept nothing() {
    return new Kept(
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        Ownerships.none());
  }

  Kept withMemories(PMap<DnsName, DomainMemory> next) {
    return new Kept(next, switchovers, freezes, advices, campaigns, rehearsals, ownerships);
  }

  Kept withSwitchovers(PMap<DnsName, Switchover> next) {
    return new Kept(memories, next, freezes, advices, campaigns, rehearsals, ownerships);
  }

  Kept withFreezes(PMap<Freeze.Scope, Freeze> next) {
    return new Kept(memories, switchovers, next, advices, campaigns, rehearsals, ownerships);
  }

  Kept withAdvices(PMap<DnsName, Advice> next) {
    return new Kept(memories, switchovers, freezes, next, campaigns, rehearsals, ownerships);
  }

  Kept withCampaigns(PMap<Campaign.Key, Campaign> next) {
    return new Kept(memories, switchovers, freezes, advices, next, rehearsals, ownerships);
  }

  Kept withRehearsals(PMap<String, Rehearsal> next) {
    return new Kept(memories, switchovers, freezes, advices, campaigns, next, ownerships);
  }

  Kept withOwnerships(Ownerships next) {
    return new Kept(memories, switchovers, freezes, advices, campaigns, rehearsals, next);
  }
}
