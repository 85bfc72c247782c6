// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.fold.State;
import io.wayout.core.model.Account;
import io.wayout.core.model.Dependency;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Vendors × planes: does each domain still have a way out, and through which link (I40)?
///
/// @param outages the columns
/// @param cells domain by domain, in the order of the outages
public record EscapeMatrix(List<Outage> outages, List<Cell> cells) {
  public EscapeMatrix {
    outages = List.copyOf(outages);
    cells = List.copyOf(cells);
  }

  /// @param domains which ones; a cell per outage for each
  public static EscapeMatrix of(
      State state, Home home, List<Domain> domains, boolean withPairs, Instant now) {
    List<Outage> outages = Outage.all(vendors(state.topology(), home), withPairs);
    List<Cell> cells = new ArrayList<>();
    for (Domain domain : domains) {
      Escape escape = new Escape(state, home, domain, now);
      outages.forEach(outage -> cells.add(escape.cell(outage)));
    }
    return new EscapeMatrix(outages, cells);
  }

  public List<Cell> stuck() {
    return cells.stream().filter(Cell::isStuck).toList();
  }

  /// Every vendor that anything depends on.
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
