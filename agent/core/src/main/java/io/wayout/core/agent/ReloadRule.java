// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
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
    Optional<Target> current = state.memory(domain.name()).desired().flatMap(domain::target);
    Domain successor = next.domains().get(domain.name());
    boolean isKept =
        successor == null
            ? current.filter(t -> !t.equals(domain.preferred())).isEmpty()
            : current.filter(t -> !isDeclared(successor, t)).isEmpty();
    return isKept
        ? Optional.empty()
        : Optional.of(
            domain.name()
                + " is at "
                + current.get().name()
                + " ("
                + current.get().where()
                + "), which the new configuration lacks; keep that target there, move the domain"
                + " with: wayout switch "
                + domain.name()
                + ", and remove it then");
  }

  private static boolean isDeclared(Domain domain, Target target) {
    return domain
        .target(target.name())
        .filter(t -> t.records().equals(target.records()))
        .isPresent();
  }
}
