// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.scene;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.model.Account;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Topology;
import io.wayout.core.owner.Ownership;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the agent has made durable so far. Confined to one thread.
final class Durables {
  private final Map<DnsName, DomainMemory> memories = new HashMap<>();
  private final Map<String, Switchover> switchovers = new LinkedHashMap<>();
  private final Map<DnsName, Switchover> newest = new LinkedHashMap<>();
  private final Map<Freeze.Scope, Freeze> freezes = new HashMap<>();
  private final Map<String, Ownership> ownerships = new HashMap<>();

  /// The store is lost.
  void forget() {
    memories.clear();
    switchovers.clear();
    newest.clear();
    freezes.clear();
    ownerships.clear();
  }

  void keep(Durable durable) {
    switch (durable) {
      case Durable.DomainKept(DomainMemory memory) -> memories.put(memory.domain(), memory);
      case Durable.SwitchoverKept(Switchover s) -> {
        switchovers.put(s.id(), s);
        newest.merge(s.domain(), s, (a, b) -> b.generation() >= a.generation() ? b : a);
      }
      case Durable.FreezeKept(Freeze freeze) -> freezes.put(freeze.scope(), freeze);
      case Durable.FreezeGone(Freeze.Scope scope) -> freezes.remove(scope);
      case Durable.OwnershipKept(Ownership ownership) ->
          ownerships.put(ownership.account(), ownership);
      case Durable.Row _,
          Durable.AdviceKept _,
          Durable.CampaignKept _,
          Durable.RehearsalKept _,
          Durable.HoldLifted _ -> {
        // Rows are read by those who care.
      }
    }
  }

  Optional<DomainMemory> memory(DnsName domain) {
    return Optional.ofNullable(memories.get(domain));
  }

  Optional<Switchover> switchover(String id) {
    return Optional.ofNullable(switchovers.get(id));
  }

  Collection<Switchover> switchovers() {
    return switchovers.values();
  }

  Optional<Switchover> newest(DnsName domain) {
    return Optional.ofNullable(newest.get(domain));
  }

  Optional<Ownership> ownership(String account) {
    return Optional.ofNullable(ownerships.get(account));
  }

  /// @param lifted what no longer counts
  Optional<Freeze> freeze(
      Domain domain, Set<Freeze.Scope> lifted, Topology topology, Instant agentNow) {
    return freezes(agentNow)
        .filter(f -> !lifted.contains(f.scope()))
        .filter(f -> covers(f.scope(), domain, topology))
        .findFirst();
  }

  /// What forbids to write anything of our own at an account.
  Optional<Freeze> freeze(Account account, Topology topology, Instant agentNow) {
    return freezes(agentNow).filter(f -> covers(f.scope(), account, topology)).findFirst();
  }

  private Stream<Freeze> freezes(Instant agentNow) {
    Predicate<Freeze> holds = f -> f.expires().map(agentNow::isBefore).orElse(true);
    return freezes.values().stream().filter(holds);
  }

  private static boolean covers(Freeze.Scope scope, Domain domain, Topology topology) {
    return switch (scope) {
      case Freeze.Scope.Everything _ -> true;
      case Freeze.Scope.OfDomain(DnsName name) -> name.equals(domain.name());
      case Freeze.Scope.OfVendor(String vendor) ->
          domain.links().stream()
              .flatMap(l -> l.accounts().stream())
              .anyMatch(a -> topology.account(a).vendor().equals(vendor));
    };
  }

  private static boolean covers(Freeze.Scope scope, Account account, Topology topology) {
    return switch (scope) {
      case Freeze.Scope.Everything _ -> true;
      case Freeze.Scope.OfVendor(String vendor) -> vendor.equals(account.vendor());
      case Freeze.Scope.OfDomain(DnsName name) ->
          Optional.ofNullable(topology.domains().get(name)).stream()
              .flatMap(d -> d.links().stream())
              .anyMatch(l -> l.accounts().contains(account.name()));
    };
  }
}
