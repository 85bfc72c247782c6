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
import java.util.function.Function;

/// The ways out of one domain whose chain is as it shall be, each with the outages in which it is
/// the one to take: what a person needs who has to act without wayout.
public final class Ways {
  private final State state;
  private final Domain domain;
  private final Chain chain;
  private final Target from;
  private final Instant now;

  private Ways(State state, Domain domain, Instant now) {
    this.state = state;
    this.domain = domain;
    this.chain = Facts.chain(state, domain, now);
    this.from = domain.preferred();
    this.now = now;
  }

  /// @param outages in which this is the way; empty: only the target has failed
  /// @param plan from the preferred target; its steps are in order
  public record Way(List<Outage> outages, Plan plan) {
    public Way {
      outages = List.copyOf(outages);
    }
  }

  /// The usual way to each other target first, then those of each vendor's lost planes. An outage
  /// without a way out is missing here; the audit tells why.
  ///
  /// @param world in which the chain leads to its preferred target
  /// @param vendors whose loss is played
  /// @return in no outage the same way twice
  public static List<Way> of(State world, Domain domain, List<String> vendors, Instant now) {
    return new Ways(world, domain, now).all(vendors);
  }

  private List<Way> all(List<String> vendors) {
    if (!(chain.effective() instanceof Effective.At)) {
      return List.of();
    }
    Map<List<Step>, Plan> plans = new LinkedHashMap<>();
    Map<List<Step>, List<Outage>> outages = new LinkedHashMap<>();
    for (Target to : domain.targets()) {
      found(ChainPlanner.plan(chain, to, false)).ifPresent(p -> plans.put(p.steps(), p));
    }
    for (Outage outage : Outage.all(vendors, false)) {
      way(outage)
          .ifPresent(plan -> {
            plans.putIfAbsent(plan.steps(), plan);
            outages.computeIfAbsent(plan.steps(), _ -> new ArrayList<>()).add(outage);
          });
    }
    Function<Plan, List<Outage>> when = p -> outages.getOrDefault(p.steps(), List.of());
    return plans.values().stream().map(plan -> new Way(when.apply(plan), plan)).toList();
  }

  /// Who loses a target leaves it; who loses a link goes around it and stays; and who loses only
  /// the power to change anything may want to leave while that lasts.
  private Optional<Plan> way(Outage outage) {
    Chain then = outage.applied(chain);
    boolean isCut = then.links().stream().anyMatch(l -> !l.isAnswering());
    if (isCut && !outage.takes(from)) {
      return found(ChainPlanner.plan(then, from, false));
    }
    return outage.takes(from) || outage.stopsAnyChange(chain)
        ? leave(then, outage)
        : Optional.empty();
  }

  private Optional<Plan> leave(Chain then, Outage outage) {
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
