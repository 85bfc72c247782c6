// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.facts.Facts;
import io.wayout.core.fold.State;
import io.wayout.core.model.Account;
import io.wayout.core.model.Dependency;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.plan.Chain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Vendors × planes: does each domain still have a way out, and through which link (I40)?
///
/// @param outages the columns
/// @param rows domains of the same shape share one, so that a thousand domains cost what their
///   shapes cost
public record EscapeMatrix(List<Outage> outages, List<Row> rows) {
  public EscapeMatrix {
    outages = List.copyOf(outages);
    rows = List.copyOf(rows);
  }

  /// @param domains which ones
  public static EscapeMatrix of(
      State state, Home home, List<Domain> domains, boolean withPairs, Instant now) {
    return of(state, home, domains, Outage.all(vendors(state.topology(), home), withPairs), now);
  }

  /// @param domains which ones
  /// @param outages the columns
  public static EscapeMatrix of(
      State state, Home home, List<Domain> domains, List<Outage> outages, Instant now) {
    Map<Likeness, List<Domain>> alike = new LinkedHashMap<>();
    for (Domain domain : domains) {
      Chain chain = Facts.chain(state, domain, now);
      Likeness likeness = Likeness.of(state, chain, now);
      alike.computeIfAbsent(likeness, _ -> new ArrayList<>()).add(domain);
    }
    return new EscapeMatrix(
        outages,
        alike.values().stream().map(group -> row(state, home, group, outages, now)).toList());
  }

  private static Row row(
      State state, Home home, List<Domain> alike, List<Outage> outages, Instant now) {
    Domain first = alike.getFirst();
    Escape escape = new Escape(state, home, first, now);
    return new Row(
        alike.stream().map(Domain::name).sorted().toList(),
        outages.stream().map(escape::cell).toList());
  }

  /// How many domains can't get out of how many outages.
  int stuckCount() {
    return rows.stream().mapToInt(Row::stuckCount).sum();
  }

  /// Every vendor that anything depends on, sorted.
  public static List<String> vendors(Topology topology, Home home) {
    TreeSet<String> vendors = new TreeSet<>();
    topology.accounts().values().stream().map(Account::vendor).forEach(vendors::add);
    for (Domain domain : topology.domains().values()) {
      domain.targets().stream().map(Target::vendor).forEach(vendors::add);
      domain.dependsOn().stream().map(Dependency::vendor).forEach(vendors::add);
    }
    vendors.add(home.vendor());
    home.dependsOn().stream().map(Dependency::vendor).forEach(vendors::add);
    vendors.remove("");
    return List.copyOf(vendors);
  }
}
