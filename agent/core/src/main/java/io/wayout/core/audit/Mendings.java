// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.audit.Mending.Change;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Finds the single changes of the configuration that would mend most. Each is tried: the matrix of
/// the changed configuration is compared with that of today's, both in a world in order.
public final class Mendings {
  private static final int BEST = 5;

  /// Shapes that are tried at most; those with the most stuck cells first.
  private static final int ROWS_MAX = 50;

  private final Topology topology;
  private final Home home;
  private final Instant now;
  private final List<Outage> outages;
  private final Map<DnsName, Integer> zones = new HashMap<>();
  private final Map<String, Integer> pools = new HashMap<>();

  private Mendings(Topology topology, Home home, Instant now) {
    this.topology = topology;
    this.home = home;
    this.now = now;
    this.outages = Outage.all(EscapeMatrix.vendors(topology, home), false);
    for (Domain domain : topology.domains().values()) {
      domain.links().forEach(link -> zones.merge(link.zone(), 1, Integer::sum));
      pools.merge(domain.preferred().pool(), 1, Integer::sum);
    }
  }

  /// @return the best first, at most five; only those that mend something
  public static List<Mending> of(Topology topology, Home home, Instant now) {
    Mendings mendings = new Mendings(topology, home, now);
    return mendings.changes().stream()
        .map(mendings::tried)
        .filter(m -> m.cells() > 0)
        .sorted(Comparator.comparingInt(Mending::cells).reversed().thenComparing(Mending::text))
        .limit(BEST)
        .toList();
  }

  /// The domains of a row gain alike from a change, so one of them speaks for all: that whose zone
  /// or pool most domains share.
  private Set<Change> changes() {
    Set<Change> changes = new LinkedHashSet<>();
    changes.add(new Change.MoveAgent(home.vendor()));
    List<Domain> all = List.copyOf(topology.domains().values());
    matrix(topology, home, all).rows().stream()
        .filter(row -> row.stuckCount() > 0)
        .sorted(Comparator.comparingInt(Row::stuckCount).reversed())
        .limit(ROWS_MAX)
        .map(row -> row.domains().stream().map(this::domain).toList())
        .forEach(alike -> add(alike, changes));
    return changes;
  }

  private Domain domain(DnsName name) {
    return Objects.requireNonNull(topology.domains().get(name));
  }

  private void add(List<Domain> alike, Set<Change> changes) {
    changes.add(new Change.AddLink(alike.getFirst().name()));
    for (int i = 0; i < alike.getFirst().links().size(); i++) {
      int place = i;
      Function<Domain, DnsName> zone = d -> d.links().get(place).zone();
      changes.add(new Change.MirrorZone(mostShared(alike, zone, zones)));
    }
    changes.add(new Change.AddTarget(mostShared(alike, d -> d.preferred().pool(), pools)));
  }

  private static <K> K mostShared(
      List<Domain> alike, Function<Domain, K> key, Map<K, Integer> counts) {
    return alike.stream()
        .map(key)
        .max(Comparator.comparingInt((K k) -> counts.getOrDefault(k, 0)))
        .orElseThrow();
  }

  private Mending tried(Change change) {
    Changed changed = Changed.of(topology, home, change);
    List<Domain> before = changed.touched();
    List<Domain> after =
        before.stream().map(d -> changed.topology().domains().getOrDefault(d.name(), d)).toList();
    int mended = stuck(topology, home, before) - stuck(changed.topology(), changed.home(), after);
    return new Mending(change, mended);
  }

  private int stuck(Topology world, Home at, List<Domain> domains) {
    return matrix(Changed.only(world, domains), at, domains).stuckCount();
  }

  /// The columns are those of today's vendors.
  private EscapeMatrix matrix(Topology world, Home at, List<Domain> domains) {
    return EscapeMatrix.of(Assumed.world(world, now), at, domains, outages, now);
  }
}
