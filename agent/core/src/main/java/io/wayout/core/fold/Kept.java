// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.model.Freeze;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What is durable: the mirror of the store.
///
/// @param memories what survives a restart, by domain
/// @param switchovers by domain, the newest one; at most one of them is not quiet (I43)
/// @param freezes by scope
public record Kept(
    PMap<DnsName, DomainMemory> memories,
    PMap<DnsName, Switchover> switchovers,
    PMap<Freeze.Scope, Freeze> freezes) {
  static Kept nothing() {
    return new Kept(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());
  }

  Kept withMemories(PMap<DnsName, DomainMemory> next) {
    return new Kept(next, switchovers, freezes);
  }

  Kept withSwitchovers(PMap<DnsName, Switchover> next) {
    return new Kept(memories, next, freezes);
  }

  Kept withFreezes(PMap<Freeze.Scope, Freeze> next) {
    return new Kept(memories, switchovers, next);
  }
}
