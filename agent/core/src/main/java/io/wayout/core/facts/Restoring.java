// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.model.Observed;
import io.wayout.core.plan.Chain;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.Plan.Shape;
import io.wayout.core.plan.Step;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A bypass is undone in two moves, with the time that caches need in between (I12): those who had
/// asked for a lower link by its name keep its old value for a TTL, and would be led to it as soon
/// as the upper link points down again. In between the domain is guarded as ever.
public final class Restoring {
  private Restoring() {}

  /// The part of a restore that may be done now: the links below the path, as long as one of them
  /// is wrong. They keep the TTL that was found, so that the plan tells how long the old value
  /// lives.
  ///
  /// @param restore what the planner's `restore` found for this chain
  public static Plan firstMove(Chain chain, Plan restore) {
    int upper = restore.steps().getLast().link();
    List<Step> lower =
        restore.steps().stream().filter(s -> s.link() > upper).map(s -> kept(chain, s)).toList();
    return lower.isEmpty()
        ? restore
        : new Plan(
            restore.domain(),
            restore.from(),
            restore.target(),
            Shape.BYPASS,
            lower,
            "first the lower links, while nobody is led through them");
  }

  /// When no cache holds what the newest move replaced below a link any more.
  ///
  /// @param throughLink the link that points to the target
  static Optional<Instant> drained(Switchover newest, int throughLink) {
    return newest.plan().steps().subList(0, newest.stepIndex() + 1).stream()
        .filter(s -> s.link() > throughLink)
        .map(s -> s.change().wanted().ttl().toDuration())
        .max(Duration::compareTo)
        .map(ttl -> newest.servedAt().orElse(newest.phaseSince()).plus(ttl));
  }

  private static Step kept(Chain chain, Step step) {
    Change change = step.change();
    Ttl ttl = found(chain, step).orElse(change.wanted().ttl());
    RecordSet wanted = new RecordSet(ttl, change.wanted().data());
    return new Step(
        step.link(),
        step.account(),
        new Change(change.key(), change.expected(), wanted, change.ref()));
  }

  private static Optional<Ttl> found(Chain chain, Step step) {
    return chain.links().get(step.link() - 1).replicas().stream()
        .filter(r -> r.place().equals(step.place()))
        .flatMap(r -> r.observed().stream())
        .flatMap(o -> o instanceof Observed.Holds h ? Stream.of(h.set().ttl()) : Stream.empty())
        .findFirst();
  }
}
