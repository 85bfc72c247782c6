// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.model.Check;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.Step;
import io.wayout.dns.Ttl;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// The bound from a fault until the last well-behaved resolver leads users to the new target, and
/// its parts. Resolvers that keep answers for longer than they may exist and are not counted.
///
/// @param detection until the slowest check has seen `fall` failures
/// @param downFor how long the policy waits from then on
/// @param requests reading, deciding and writing, as long as the API answers in time
/// @param publication until the vendor's authoritative servers answer the new value
/// @param ttl how long resolvers may keep the old value
/// @param slowest the record whose TTL that is, e.g. `www.shop.example`
public record TimeToSwitch(
    Duration detection,
    Duration downFor,
    Duration requests,
    Duration publication,
    Duration ttl,
    String slowest) {
  private static final Duration REQUESTS = Duration.ofSeconds(10);
  private static final Duration PUBLICATION = Duration.ofSeconds(5);

  /// The bound of the plan's writes.
  public static TimeToSwitch of(State state, Domain domain, Plan plan) {
    Step slowest =
        plan.steps().stream()
            .max(Comparator.comparing((Step s) -> s.change().wanted().ttl()))
            .orElseThrow();
    Ttl ttl = slowest.change().wanted().ttl();
    return of(state, domain, ttl, slowest.change().key().name().text());
  }

  /// The bound whatever link is written: that of the longest TTL of the chain.
  public static TimeToSwitch of(State state, Domain domain) {
    Link slowest = domain.links().stream().max(Comparator.comparing(Link::ttl)).orElseThrow();
    return of(state, domain, slowest.ttl(), slowest.name().text());
  }

  private static TimeToSwitch of(State state, Domain domain, Ttl ttl, String slowest) {
    return new TimeToSwitch(
        detection(state, domain),
        domain.policy().downFor(),
        REQUESTS,
        PUBLICATION,
        ttl.toDuration(),
        slowest);
  }

  private static Duration detection(State state, Domain domain) {
    return domain.preferred().checks().stream()
        .map(id -> detection(state.topology().check(id).timing()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
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
        new Part("requests", requests),
        new Part("publication", publication),
        new Part("TTL of " + slowest, ttl));
  }

  /// One part of the bound.
  public record Part(String name, Duration time) {}
}
