// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.user;

import io.wayout.core.model.LinkAccount;
import io.wayout.sim.world.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which change it is that a server answers from now on: each server answers the changes of a
/// record in their order, and leaves none out.
///
/// Confined to one thread.
final class Publications {
  private final Map<LinkAccount, List<Fact.Applied>> changes = new HashMap<>();
  private final Map<Server, Integer> answered = new HashMap<>();

  private record Server(LinkAccount place, int number) {}

  void applied(Fact.Applied applied) {
    changes.computeIfAbsent(applied.place(), _ -> new ArrayList<>()).add(applied);
  }

  /// The change that reaches a server; empty for what nobody saw being changed.
  Optional<Fact.Applied> published(Fact.Published now) {
    List<Fact.Applied> all = changes.getOrDefault(now.place(), List.of());
    int next = answered.merge(new Server(now.place(), now.server()), 1, Integer::sum) - 1;
    return next < all.size() ? Optional.of(all.get(next)) : Optional.empty();
  }
}
