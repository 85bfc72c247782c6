// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.model.Check;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.Step;
import io.wayout.dns.Ttl;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The bound from a fault until the last well-behaved resolver leads users to the new target, and
/// its parts. Resolvers that keep answers for longer than they may exist and are not counted.
///
/// @param detection until the slowest check has seen `fall` failures
/// @param downFor how long the policy waits from then on, or the witnesses need to answer
/// @param decision until the loop looks again
/// @param requests a read and a write, each within its deadline
/// @param publication until the vendor's authoritative servers answer the new value
/// @param ttl how long resolvers may keep the old value
/// @param slowest the record whose TTL that is, e.g. `www.shop.example`
public record TimeToSwitch(
    Duration detection,
    Duration downFor,
    Duration decision,
    Duration requests,
    Duration publication,
    Duration ttl,
    String slowest) {
  private static final Duration DECISION = Duration.ofSeconds(1);
  private static final Duration REQUESTS = Duration.ofSeconds(20);
  private static final Duration PUBLICATION_MIN = Duration.ofSeconds(5);

  /// The bound of the plan's writes.
  public static TimeToSwitch of(State state, Domain domain, Plan plan) {
    return of(
        state, domain, plan.steps().stream().map(step -> place(state, domain, step)).toList());
  }

  /// The bound whatever link is written: that of the longest TTL of the chain.
  public static TimeToSwitch of(State state, Domain domain) {
    return of(
        state,
        domain,
        domain.links().stream()
            .flatMap(link -> link.places().stream().map(place -> held(state, link, place)))
            .toList());
  }

  private static TimeToSwitch of(State state, Domain domain, List<Held> written) {
    Held slowest = written.stream().max(Comparator.comparing(Held::ttl)).orElseThrow();
    Duration publication =
        written.stream()
            .map(held -> state.topology().account(held.place().account()))
            .map(account -> account.capabilities().applyTimeMax())
            .reduce(PUBLICATION_MIN, TimeToSwitch::longer);
    return new TimeToSwitch(
        detection(state, domain.preferred()),
        longer(domain.policy().downFor(), witnessing(state)),
        DECISION,
        REQUESTS,
        publication,
        slowest.ttl().toDuration(),
        slowest.place().key().name().text());
  }

  private static Held place(State state, Domain domain, Step step) {
    return held(
        state,
        domain.links().get(step.link() - 1),
        new LinkAccount(step.change().key(), step.account()));
  }

  /// What resolvers keep is what they were told: the TTL that was found, if it is the higher one.
  private static Held held(State state, Link link, LinkAccount place) {
    Ttl found =
        state.records().get(place) instanceof Observed.Holds holds ? holds.set().ttl() : link.ttl();
    return new Held(place, found.compareTo(link.ttl()) > 0 ? found : link.ttl());
  }

  private record Held(LinkAccount place, Ttl ttl) {}

  /// Until the slowest check of a target has seen it fail.
  public static Duration detection(State state, Target target) {
    return target.checks().stream()
        .map(id -> detection(state.topology().check(id).timing()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /// Until a probe of each witness has ended that began after the fall.
  private static Duration witnessing(State state) {
    return state.topology().witnesses().stream()
        .map(id -> state.topology().check(id).timing())
        .map(timing -> timing.interval().plus(timing.timeout()))
        .reduce(Duration.ZERO, TimeToSwitch::longer);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration detection(Check.Timing timing) {
    return timing
        .interval()
        .plus(timing.confirm().multipliedBy(timing.fall() - 1L))
        .plus(timing.timeout());
  }

  public Duration total() {
    return parts().stream().map(Part::time).reduce(Duration.ZERO, Duration::plus);
  }

  /// In the order in which they pass.
  public List<Part> parts() {
    return List.of(
        new Part("detection", detection),
        new Part("down-for", downFor),
        new Part("decision", decision),
        new Part("requests", requests),
        new Part("publication", publication),
        new Part("TTL of " + slowest, ttl));
  }

  /// What to change where the bound breaks an objective; empty where it keeps it.
  ///
  /// @param rto how long users may be without the domain
  public Optional<String> remedy(Duration rto) {
    Duration excess = total().minus(rto);
    if (!excess.isPositive()) {
      return Optional.empty();
    }
    long wanted = ttl.minus(excess).toSeconds();
    if (wanted > 0) {
      return Optional.of("lower the TTL of " + slowest + " to " + wanted + " s or less");
    }
    Part longest =
        Stream.of(new Part("down-for", downFor), new Part("detection", detection))
            .max(Comparator.comparing(Part::time))
            .orElseThrow();
    return Optional.of(
        "lower the TTL of "
            + slowest
            + ", and begin with "
            + longest.name()
            + " ("
            + longest.time().toSeconds()
            + " s)");
  }

  /// One part of the bound.
  public record Part(String name, Duration time) {}
}
