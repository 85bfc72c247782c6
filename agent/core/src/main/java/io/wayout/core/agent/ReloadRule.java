// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Switchover;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a reload may not take away (H06, H07).
public final class ReloadRule {
  private ReloadRule() {}

  /// Why the new configuration can't be used now; empty if it can.
  public static List<String> obstacles(State state, Topology next) {
    List<String> obstacles = new ArrayList<>();
    for (Domain domain : state.topology().domains().values()) {
      obstacle(state, domain, next).ifPresent(obstacles::add);
    }
    return obstacles;
  }

  private static Optional<String> obstacle(State state, Domain domain, Topology next) {
    Optional<Switchover> busy = state.busy(domain.name());
    if (busy.isPresent() && !ReloadFold.isCovered(next, busy.get())) {
      return Optional.of(
          domain.name()
              + ": "
              + busy.get().id()
              + " is in progress and the new configuration lacks"
              + " its domain, target or account; wait for it, or stop it with: wayout abort "
              + domain.name());
    }
    Optional<String> desired = state.memory(domain.name()).desired();
    boolean isAway = desired.filter(d -> !d.equals(domain.preferred().name())).isPresent();
    Domain successor = next.domains().get(domain.name());
    if (isAway && (successor == null || successor.target(desired.get()).isEmpty())) {
      return Optional.of(
          domain.name()
              + " is at "
              + desired.get()
              + ", which the new configuration lacks; return"
              + " it first with: wayout failback "
              + domain.name());
    }
    return Optional.empty();
  }
}
