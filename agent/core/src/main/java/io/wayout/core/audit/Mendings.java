// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.audit.Mending.Change;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the single changes of the configuration that would mend most. Each is tried: the matrix of
/// the changed configuration is compared with that of today's, both in a world in order.
public final class Mendings {
  private static final int BEST = 5;

  private final Topology topology;
  private final Home home;
  private final Instant now;

  private Mendings(Topology topology, Home home, Instant now) {
    this.topology = topology;
    this.home = home;
    this.now = now;
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

  private Set<Change> changes() {
    Set<Change> changes = new LinkedHashSet<>();
    changes.add(new Change.MoveAgent(home.vendor()));
    for (Domain domain : topology.domains().values()) {
      changes.add(new Change.AddLink(domain.name()));
      domain.links().forEach(l -> changes.add(new Change.MirrorZone(l.zone())));
      domain.targets().stream().map(Target::pool).map(Change.AddTarget::new).forEach(changes::add);
    }
    return changes;
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
    State state = Assumed.world(Changed.only(world, domains), now);
    List<String> vendors = EscapeMatrix.vendors(topology, home);
    int stuck = 0;
    for (Domain domain : domains) {
      Escape escape = new Escape(state, at, domain, now);
      stuck +=
          (int) Outage.all(vendors, false).stream().filter(o -> escape.cell(o).isStuck()).count();
    }
    return stuck;
  }
}
