// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Level.Choice;
import io.wayout.core.plan.Level.Way;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Brings writes into an order in which no step makes anything worse.
///
/// From below, so that nobody is led down to a link before it is right. Silent replicas come last:
/// nobody hears them, and their proof is weaker.
final class Steps {
  private static final Comparator<Step> ORDER =
      Comparator.comparing(Step::isSilent)
          .thenComparing(Step::link, Comparator.reverseOrder())
          .thenComparing(Step::account)
          .thenComparing(s -> s.change().key().type());

  private Steps() {}

  /// The writes of a search.
  static List<Step> of(Chain chain, Target target, PlanOptions options, Search search) {
    List<Step> steps = new ArrayList<>();
    for (Level level : search.live()) {
      for (Choice choice : level.choices()) {
        data(chain, target, level, choice)
            .flatMap(data -> step(level.fact(), choice.replica(), data, options))
            .ifPresent(steps::add);
      }
    }
    steps.sort(ORDER);
    if (options.setsTtl()) {
      steps.addAll(ttls(chain, options, steps));
    }
    return List.copyOf(steps);
  }

  private static Optional<RecordData> data(Chain chain, Target target, Level level, Choice choice) {
    var type = choice.replica().key().type();
    return switch (choice.way()) {
      case TO_TARGET -> target.record(type);
      case TO_NEXT -> chain.next(level.fact(), type);
      case RIGHT, DOWN, STUCK -> Optional.empty();
    };
  }

  /// The records whose data stays and whose TTL is not the configured one.
  private static List<Step> ttls(Chain chain, PlanOptions options, List<Step> moved) {
    List<Step> steps = new ArrayList<>();
    for (LinkFact fact : chain.links()) {
      for (ReplicaFact r : fact.replicas()) {
        boolean isMoved = moved.stream().anyMatch(s -> s.place().equals(r.place()));
        Optional<RecordData> data = r.data().filter(d -> chain.isOurs(fact, d));
        boolean isOther = ttl(r).filter(found -> !found.equals(fact.link().ttl())).isPresent();
        if (!isMoved && r.isWritable() && isOther && data.isPresent()) {
          step(fact, r, data.get(), options).ifPresent(steps::add);
        }
      }
    }
    steps.sort(ORDER);
    return steps;
  }

  /// Lets each link wait until what was replaced below it has left the caches: a resolver may have
  /// asked for the lower name by itself.
  static List<Step> draining(Chain chain, List<Step> steps) {
    List<Step> waiting = new ArrayList<>();
    Duration drain = Duration.ZERO;
    for (Step step : steps) {
      boolean isFirstOfLink = waiting.isEmpty() || waiting.getLast().link() != step.link();
      waiting.add(isFirstOfLink && !waiting.isEmpty() ? step.waiting(drain) : step);
      Duration replaced = replaced(chain, step);
      drain = isFirstOfLink || replaced.compareTo(drain) > 0 ? replaced : drain;
    }
    return List.copyOf(waiting);
  }

  private static Duration replaced(Chain chain, Step step) {
    return chain.links().get(step.link() - 1).replicas().stream()
        .filter(r -> r.place().equals(step.place()))
        .flatMap(r -> ttl(r).stream())
        .map(Ttl::toDuration)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /// The write that makes a replica hold the data; empty if its value is not known.
  static Optional<Step> step(
      LinkFact fact, ReplicaFact replica, RecordData wanted, PlanOptions options) {
    if (!(replica.observed().orElse(null) instanceof Observed.Holds holds)) {
      return Optional.empty();
    }
    Ttl ttl = options.setsTtl() ? fact.link().ttl() : lower(holds.set().ttl(), fact.link().ttl());
    Change change =
        new Change(
            replica.key(),
            new Change.Expected.Data(holds.set().data()),
            new RecordSet(ttl, wanted),
            holds.ref());
    return Optional.of(
        new Step(fact.number(), replica.account(), change, Duration.ZERO, !replica.isAnswering()));
  }

  /// The TTL is never raised unasked (I12).
  private static Ttl lower(Ttl found, Ttl declared) {
    return found.compareTo(declared) < 0 ? found : declared;
  }

  private static Optional<Ttl> ttl(ReplicaFact replica) {
    return replica.observed().orElse(null) instanceof Observed.Holds holds
        ? Optional.of(holds.set().ttl())
        : Optional.empty();
  }

  /// Does the way end straight at the target at a link that is not the last?
  static boolean isBypass(Search search) {
    return search.levels().subList(0, search.levels().size() - 1).stream()
        .limit(search.live().size())
        .flatMap(l -> l.choices().stream())
        .filter(c -> c.replica().isAnswering())
        .anyMatch(c -> c.way() == Way.RIGHT || c.way() == Way.TO_TARGET);
  }
}
