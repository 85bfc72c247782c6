// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.custody.Owners;
import io.wayout.core.decide.Situation;
import io.wayout.core.decide.Situation.Climate;
import io.wayout.core.decide.Situation.DeadLink;
import io.wayout.core.decide.Situation.Loss;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.State;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Account;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Policy.OnPlaneLoss;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Chain;
import io.wayout.core.plan.Effective;
import io.wayout.core.plan.LinkFact;
import io.wayout.core.plan.ReplicaFact;
import io.wayout.core.switchover.Lateness;
import io.wayout.core.switchover.Switchover;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gathers from the state what the planner and the decider are given.
public final class Facts {
  private Facts() {}

  /// The domain's chain with what is known of each link.
  public static Chain chain(State state, Domain domain, Instant now) {
    return chain(state, domain, place -> obstacle(state, place, now));
  }

  /// The same where APIs that have just answered again count as writable.
  static Chain hopedChain(State state, Domain domain, Instant now) {
    return chain(
        state,
        domain,
        place ->
            rejection(state, place, now)
                .or(() ->
                    Planes.control(state, place.account())
                        .lastObstacle(now)
                        .map(text -> ofApi(place, text))));
  }

  private static Chain chain(
      State state, Domain domain, Function<LinkAccount, Optional<String>> obstacles) {
    List<LinkFact> links = new ArrayList<>();
    for (Link link : domain.links()) {
      List<ReplicaFact> replicas = new ArrayList<>();
      for (LinkAccount place : link.places()) {
        replicas.add(replica(state, place, obstacles.apply(place)));
      }
      links.add(new LinkFact(links.size() + 1, link, replicas));
    }
    return new Chain(domain, links);
  }

  public static TargetHealth health(State state, Domain domain, Target target, Instant now) {
    return TargetHealth.of(
        target,
        id -> check(state, id),
        id -> state.topology().check(id).timing(),
        domain.policy().standbyFor(),
        now);
  }

  public static CheckHealth check(State state, CheckId id) {
    CheckHealth health = state.checks().get(id);
    return health == null ? CheckHealth.unknown(state.startedAt()) : health;
  }

  public static Situation situation(State state, Domain domain, Climate climate, Instant now) {
    Chain chain = chain(state, domain, now);
    Effective effective = chain.effective();
    DomainMemory memory = state.memory(domain.name());
    Map<String, TargetHealth> healths = new TreeMap<>();
    domain.targets().forEach(t -> healths.put(t.name(), health(state, domain, t, now)));
    return new Situation(
        domain,
        effective,
        deadLink(state, chain, effective),
        Repairs.restorable(state, chain, effective, now),
        memory.desired(),
        healths,
        Repairs.pending(state, chain, effective),
        state.busy(domain.name()).map(Facts::busyText),
        memory.block(),
        Freezes.covering(state, domain, effective, now),
        climate,
        Owners.hold(state, domain),
        losses(state, domain));
  }

  /// Has every account of the domain's mirrored links been looked at since its newest move began,
  /// when what an older one had sent may have taken effect?
  public static boolean isSeen(State state, Domain domain) {
    Switchover newest = state.switchovers().get(domain.name());
    return newest == null
        || domain.links().stream()
            .filter(link -> link.accounts().size() > 1)
            .flatMap(link -> link.places().stream())
            .map(state.records()::get)
            .noneMatch(o -> o == null || o.at().isBefore(newest.startedAt().plus(Lateness.MAX)));
  }

  private static Map<String, Loss> losses(State state, Domain domain) {
    if (domain.policy().onPlaneLoss() == OnPlaneLoss.HOLD) {
      return Map.of();
    }
    Map<String, Loss> losses = new TreeMap<>();
    for (Target target : domain.targets()) {
      Planes.loss(state, target.vendor()).ifPresent(loss -> losses.put(target.name(), loss));
    }
    return losses;
  }

  private static String busyText(Switchover s) {
    return s.id() + " to " + s.plan().target() + " is at " + s.phase() + ": " + s.detail();
  }

  private static ReplicaFact replica(State state, LinkAccount place, Optional<String> obstacle) {
    Account spec = state.topology().account(place.account());
    return new ReplicaFact(
        place,
        spec.vendor(),
        obstacle.isEmpty(),
        obstacle.orElse(""),
        verdict(state.dataPlanes().get(place)) != Verdict.DOWN,
        Optional.ofNullable(state.records().get(place)));
  }

  /// Why the record can't be written at that account now.
  static Optional<String> obstacle(State state, LinkAccount place, Instant now) {
    return rejection(state, place, now)
        .or(() ->
            Planes.control(state, place.account()).obstacle(now).map(text -> ofApi(place, text)));
  }

  private static Optional<String> rejection(State state, LinkAccount place, Instant now) {
    return Optional.ofNullable(state.rejections().get(place))
        .filter(r -> r.until().isAfter(now))
        .map(r -> place.account() + " refuses changes of " + place.key() + ": " + r.detail());
  }

  private static String ofApi(LinkAccount place, String text) {
    return "the API of " + place.account() + " " + text;
  }

  private static Verdict verdict(@Nullable PlaneHealth health) {
    return health == null ? Verdict.UNKNOWN : health.verdict();
  }

  /// The first link on the path (or the unreadable one that ends it) that no name server answers.
  private static Optional<DeadLink> deadLink(State state, Chain chain, Effective effective) {
    int last =
        switch (effective) {
          case Effective.At at -> at.throughLink();
          case Effective.NotObserved unread -> unread.link();
          case Effective.Foreign _, Effective.Missing _, Effective.Split _ -> 0;
        };
    for (LinkFact fact : chain.links().subList(0, last)) {
      if (!fact.isAnswering()) {
        return isSilentStill(state, fact) ? Optional.of(deadLink(state, fact)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// What has just answered again is not bypassed, though it is not yet trusted either: after an
  /// outage of our own network every link looks dead for a moment (I22).
  private static boolean isSilentStill(State state, LinkFact fact) {
    return fact.replicas().stream()
        .map(r -> state.dataPlanes().get(r.place()))
        .allMatch(health -> health == null || health.passes() == 0);
  }

  /// It died when the last of its accounts fell silent.
  private static DeadLink deadLink(State state, LinkFact fact) {
    Instant since = state.startedAt();
    String detail = "";
    for (ReplicaFact replica : fact.replicas()) {
      PlaneHealth health = state.dataPlanes().get(replica.place());
      if (health != null && !health.since().isBefore(since)) {
        since = health.since();
        detail = ": " + health.detail();
      }
    }
    String name = "link " + fact.number() + " (" + fact.link().name() + ")";
    return new DeadLink(name + " is not answered since " + since + detail, since);
  }
}
