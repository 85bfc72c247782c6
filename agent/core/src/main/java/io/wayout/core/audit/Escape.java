// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.audit.Fate.Moves;
import io.wayout.core.audit.Fate.NotKnown;
import io.wayout.core.audit.Fate.Split;
import io.wayout.core.audit.Fate.Stuck;
import io.wayout.core.audit.Fate.Unaffected;
import io.wayout.core.facts.Facts;
import io.wayout.core.facts.TimeToSwitch;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Plays outages against one domain as it is today, with the planner that would act on the day
/// itself.
final class Escape {
  private final State state;
  private final Home home;
  private final Domain domain;
  private final Chain today;
  private final List<Target> healthy;

  Escape(State state, Home home, Domain domain, Instant now) {
    this.state = state;
    this.home = home;
    this.domain = domain;
    this.today = Facts.chain(state, domain, now);
    this.healthy =
        domain.targets().stream()
            .filter(t -> Facts.health(state, domain, t, now).verdict() == Verdict.UP)
            .toList();
  }

  Cell cell(Outage outage) {
    return new Cell(outage, fate(outage), notes(outage));
  }

  private Fate fate(Outage outage) {
    if (!(today.effective() instanceof Effective.At at)) {
      return new NotKnown("where its chain leads is not known today");
    }
    Target target = domain.target(at.target()).orElseThrow();
    Chain then = outage.applied(today);
    if (outage.takes(target)) {
      return leave(outage, then, target, false);
    }
    boolean isCut =
        then.links().subList(0, at.throughLink()).stream().anyMatch(l -> !l.isAnswering());
    if (isCut) {
      return told(outage, ChainPlanner.plan(then, target, false), target, false);
    }
    return outage.stopsAnyChange(today) ? couldLeave(outage, then, target) : new Unaffected();
  }

  /// Nobody is hurt at once; could it still leave its target?
  private Fate couldLeave(Outage outage, Chain then, Target target) {
    Fate usual = leave(outage, today, target, true);
    Fate fate = leave(outage, then, target, true);
    boolean isUsual = fate.equals(usual) || (fate instanceof Stuck && usual instanceof Stuck);
    return isUsual ? new Unaffected() : fate;
  }

  private Fate leave(Outage outage, Chain then, Target from, boolean isQuestion) {
    Optional<Target> to =
        healthy.stream().filter(t -> !t.equals(from) && !outage.takes(t)).findFirst();
    return to.isEmpty()
        ? stuck(outage, List.of("no other target is up"), isQuestion)
        : told(outage, ChainPlanner.plan(then, to.get(), false), to.get(), isQuestion);
  }

  private Fate told(Outage outage, PlanOutcome outcome, Target to, boolean isQuestion) {
    return switch (outcome) {
      case PlanOutcome.AlreadyThere _ -> new Unaffected();
      case PlanOutcome.NoWayOut(List<String> obstacles) -> stuck(outage, obstacles, isQuestion);
      case PlanOutcome.Foreign(String place, String value) ->
          stuck(outage, List.of(place + " holds " + value + ", which nobody declared"), isQuestion);
      case PlanOutcome.Found(Plan plan) ->
          home.obstacle(outage)
              .<Fate>map(text -> stuck(outage, List.of(text), isQuestion))
              .orElseGet(() -> found(plan, to, isQuestion));
    };
  }

  private Fate found(Plan plan, Target to, boolean isQuestion) {
    SortedSet<Integer> links =
        plan.steps().stream().map(Step::link).collect(Collectors.toCollection(TreeSet::new));
    return plan.shape() == Plan.Shape.PARTIAL
        ? new Split(links, to.name(), plan.why(), isQuestion)
        : new Moves(links, to.name(), TimeToSwitch.of(state, domain, plan).total(), isQuestion);
  }

  private Stuck stuck(Outage outage, List<String> obstacles, boolean isQuestion) {
    SortedSet<String> blockers = new TreeSet<>(outage.lost().keySet());
    SortedSet<String> vendors = new TreeSet<>();
    today.links().forEach(l -> l.replicas().forEach(r -> vendors.add(r.vendor())));
    domain.targets().forEach(t -> vendors.add(t.vendor()));
    home.obstacle(outage).ifPresent(_ -> vendors.addAll(home.vendors()));
    blockers.retainAll(vendors);
    Duration cached = TimeToSwitch.of(state, domain).ttl();
    return new Stuck(obstacles, blockers, cached, isQuestion);
  }

  private List<String> notes(Outage outage) {
    List<String> notes = new ArrayList<>();
    home.obstacle(outage).ifPresent(text -> notes.add(text + ", so that nothing acts by itself"));
    domain.dependsOn().stream()
        .filter(d -> outage.takesWhole(d.vendor()))
        .forEach(d -> notes.add("its " + d + " is gone, too"));
    home.dependsOn().stream()
        .filter(d -> outage.takesWhole(d.vendor()))
        .forEach(d -> notes.add("the agent's " + d + " is gone, too"));
    return notes;
  }
}
