// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.facts.Facts;
import io.wayout.core.fold.State;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Chain;
import io.wayout.core.plan.ChainPlanner;
import io.wayout.core.plan.Effective;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.core.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The ways out of one domain, each with the outages in which it is the one to take: what a person
/// needs who has to act without wayout.
public final class Ways {
  private Ways() {}

  /// @param outages in which this is the way; empty: nothing is lost, and the target has failed
  public record Way(List<Outage> outages, Plan plan) {
    public Way {
      outages = List.copyOf(outages);
    }
  }

  /// The usual way first, then those of each vendor's lost control plane and of its whole loss. An
  /// outage without a way out is missing here; the audit tells why.
  public static List<Way> of(State state, Domain domain, List<String> vendors, Instant now) {
    Chain chain = Facts.chain(state, domain, now);
    if (!(chain.effective() instanceof Effective.At at)) {
      return List.of();
    }
    Target from = domain.target(at.target()).orElseThrow();
    Map<List<Step>, Plan> plans = new LinkedHashMap<>();
    Map<List<Step>, List<Outage>> outages = new LinkedHashMap<>();
    leave(state, chain, from, new Outage(new TreeMap<>()), now)
        .ifPresent(plan -> {
          plans.put(plan.steps(), plan);
          outages.put(plan.steps(), new ArrayList<>());
        });
    for (Outage outage : outages(vendors)) {
      way(state, chain, from, outage, now)
          .ifPresent(plan -> {
            plans.putIfAbsent(plan.steps(), plan);
            outages.computeIfAbsent(plan.steps(), _ -> new ArrayList<>()).add(outage);
          });
    }
    List<Way> ways = new ArrayList<>();
    plans.forEach((steps, plan) -> ways.add(new Way(outages.getOrDefault(steps, List.of()), plan)));
    return ways;
  }

  private static List<Outage> outages(List<String> vendors) {
    List<Outage> outages = new ArrayList<>();
    for (String vendor : vendors) {
      for (Plane plane : List.of(Plane.CONTROL, Plane.EVERYTHING)) {
        SortedMap<String, Plane> lost = new TreeMap<>();
        lost.put(vendor, plane);
        outages.add(new Outage(lost));
      }
    }
    return outages;
  }

  /// Who loses a target leaves it; who loses a link goes around it and stays.
  private static Optional<Plan> way(
      State state, Chain chain, Target from, Outage outage, Instant now) {
    Chain then = outage.applied(chain);
    boolean isCut = then.links().stream().anyMatch(l -> !l.isAnswering());
    if (isCut && !outage.takes(from)) {
      return found(ChainPlanner.plan(then, from, false));
    }
    return outage.takes(from) || outage.stopsAnyChange(chain)
        ? leave(state, then, from, outage, now)
        : Optional.empty();
  }

  private static Optional<Plan> leave(
      State state, Chain then, Target from, Outage outage, Instant now) {
    Domain domain = then.domain();
    return domain.targets().stream()
        .filter(t -> !t.equals(from) && !outage.takes(t))
        .filter(t -> Facts.health(state, domain, t, now).verdict() == Verdict.UP)
        .findFirst()
        .flatMap(to -> found(ChainPlanner.plan(then, to, false)));
  }

  private static Optional<Plan> found(PlanOutcome outcome) {
    return outcome instanceof PlanOutcome.Found(Plan plan) ? Optional.of(plan) : Optional.empty();
  }
}
