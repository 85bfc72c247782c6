// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.plan.Step;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
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
    if (busy.isPresent() && !isCovered(next, busy.get())) {
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

  /// Does a configuration still have what a switchover works on (I50)?
  public static boolean isCovered(Topology topology, Switchover s) {
    Domain domain = topology.domains().get(s.domain());
    return domain != null
        && domain.target(s.plan().target()).isPresent()
        && s.plan().steps().stream().allMatch(step -> isCovered(domain, step));
  }

  /// The record is still one of the domain's, and the value still one that was declared (I02).
  private static boolean isCovered(Domain domain, Step step) {
    RecordData wanted = step.change().wanted().data();
    boolean isLink = domain.links().stream().anyMatch(l -> l.places().contains(step.place()));
    return isLink
        && (domain.targets().stream().anyMatch(t -> t.isAt(wanted))
            || domain.links().stream().anyMatch(l -> leadsTo(wanted, l.name())));
  }

  private static boolean leadsTo(RecordData data, DnsName name) {
    return data.equals(new RecordData.Cname(name)) || data.equals(new RecordData.Alias(name));
  }
}
