// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.act;

import io.wayout.app.config.key.Times;
import io.wayout.app.runbook.act.Work.Outcome;
import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.plan.Choices;
import io.wayout.app.runbook.plan.Forecast;
import io.wayout.app.runbook.run.Inverse;
import io.wayout.app.runbook.run.StepRun;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.facts.Facts;
import io.wayout.core.fold.State;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Switchover;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Waits for what is observed anyway. The step's deadline ends a wait in vain.
final class Waits {
  private final Agents agents;

  Waits(Agents agents) {
    this.agents = agents;
  }

  /// From the step's beginning on, also over a restart.
  Outcome delay(Work work, String span) throws InterruptedException {
    Duration length = Times.parse(span).orElse(Duration.ZERO);
    Instant end = work.step().begunAt().orElse(agents.now()).plus(length);
    while (agents.now().isBefore(end)) {
      agents.pause();
    }
    return Outcome.well(Times.shown(length) + " are over");
  }

  Outcome await(Work work, Act.Await act) throws InterruptedException {
    String told = "";
    while (true) {
      List<Domain> domains =
          act.choice().isEmpty()
              ? ofRun(work)
              : Choices.domains(agents.state().topology(), act.choice());
      List<String> waiting = new ArrayList<>();
      for (Domain domain : domains) {
        obstacle(domain, act).ifPresent(why -> waiting.add(domain.name() + ": " + why));
      }
      if (waiting.isEmpty()) {
        return Outcome.well("so it is, for " + domains.size() + " domains");
      }
      String text = waiting.size() + " of " + domains.size() + " not yet; " + waiting.getFirst();
      if (!text.equals(told)) {
        work.notes().tell(text);
        told = text;
      }
      agents.pause();
    }
  }

  private Optional<String> obstacle(Domain domain, Act.Await act) {
    return switch (act.until()) {
      case VERIFIED -> unverified(domain);
      case DRAINED -> unverified(domain).or(() -> undrained(domain));
      case HEALTHY -> unhealthy(domain, act.target());
    };
  }

  private Optional<String> unverified(Domain domain) {
    return newest(domain)
        .filter(m -> m.servedAt().isEmpty())
        .map(m -> m.id() + " is at " + m.phase() + ", " + m.detail());
  }

  /// What was replaced may be in caches for as long as the longest TTL of the move's links.
  private Optional<String> undrained(Domain domain) {
    Optional<Instant> end =
        newest(domain)
            .flatMap(m ->
                m.servedAt()
                    .map(at ->
                        at.plusSeconds(
                            m.plan().steps().stream()
                                .mapToLong(s -> s.change().wanted().ttl().seconds())
                                .max()
                                .orElse(0))));
    return end.filter(e -> agents.now().isBefore(e)).map(e -> "caches forget by " + e);
  }

  private Optional<Switchover> newest(Domain domain) {
    return Optional.ofNullable(agents.state().switchovers().get(domain.name()));
  }

  private Optional<String> unhealthy(Domain domain, Optional<String> wanted) {
    State state = agents.state();
    Optional<Target> target =
        wanted.or(() -> Forecast.whereabouts(state, domain, agents.now())).flatMap(domain::target);
    if (target.isEmpty()) {
      return Optional.of("it has no such target, or is nowhere");
    }
    var health = Facts.health(state, domain, target.get(), agents.now());
    return health.verdict() == Verdict.UP
        ? Optional.empty()
        : Optional.of(target.get().name() + " is " + health.verdict());
  }

  /// What the steps before have moved.
  private List<Domain> ofRun(Work work) {
    State state = agents.state();
    Set<Domain> domains = new LinkedHashSet<>();
    for (StepRun step : work.run().steps()) {
      for (String fact : step.memo().keySet()) {
        if (fact.startsWith(Inverse.WAS)) {
          Choices.domain(state.topology(), fact.substring(Inverse.WAS.length()))
              .ifPresent(domains::add);
        }
      }
      String campaign = step.memo().getOrDefault("campaign", "");
      for (Campaign known : state.campaigns().values()) {
        if (known.id().equals(campaign)) {
          known
              .entries()
              .forEach(e ->
                  Optional.ofNullable(state.topology().domains().get(e.domain()))
                      .ifPresent(domains::add));
        }
      }
    }
    return new ArrayList<>(domains);
  }
}
