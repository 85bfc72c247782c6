// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Plan.Shape;
import io.wayout.dns.RecordData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Undoes a bypass from below: the lower links are put right while nobody is led through them,
/// their old values leave the caches, and only then do the upper links point down again. Users stay
/// where they are.
final class Restoring {
  private Restoring() {}

  static PlanOutcome restore(Chain chain, PlanOptions options) {
    if (!(chain.effective() instanceof Effective.At at) || at.isCanonical()) {
      return new PlanOutcome.AlreadyThere();
    }
    Target target = chain.domain().target(at.target()).orElseThrow();
    List<LinkFact> bypassed =
        chain.links().subList(chain.firstStraight() - 1, chain.links().size());
    Optional<PlanOutcome> foreign =
        bypassed.reversed().stream()
            .flatMap(l -> l.replicas().stream().flatMap(r -> theirs(chain, l, r).stream()))
            .filter(_ -> !options.overwritesForeign())
            .findFirst();
    if (foreign.isPresent()) {
      return foreign.get();
    }
    List<String> obstacles = new ArrayList<>();
    for (LinkFact fact : bypassed) {
      fact.replicas().forEach(r -> obstacle(chain, target, fact, r).ifPresent(obstacles::add));
    }
    List<Step> steps = obstacles.isEmpty() ? steps(chain, target, options) : List.of();
    return steps.isEmpty()
        ? new PlanOutcome.NoWayOut(obstacles)
        : new PlanOutcome.Found(
            new Plan(
                chain.domain().name(),
                at.target(),
                at.target(),
                Shape.CANONICAL,
                steps,
                "the lower links are put right first, while nobody is led through them"));
  }

  private static Optional<PlanOutcome> theirs(Chain chain, LinkFact fact, ReplicaFact replica) {
    return replica.isAnswering() || replica.isWritable()
        ? ChainPlanner.foreign(chain, fact, replica)
        : Optional.empty();
  }

  /// A link above the bypass may have silent accounts that are not right; they are left for later.
  private static List<Step> steps(Chain chain, Target target, PlanOptions options) {
    List<Step> steps = new ArrayList<>();
    for (LinkFact fact : chain.links().reversed()) {
      for (ReplicaFact replica : fact.replicas()) {
        Optional<RecordData> wanted = chain.canonicalData(fact, replica.key().type(), target);
        boolean isRight = chain.isCanonical(fact, replica, target);
        boolean isOurs = replica.data().filter(d -> chain.isOurs(fact, d)).isPresent();
        boolean isOpen = isOurs || options.overwritesForeign();
        if (!isRight && isOpen && replica.isWritable() && wanted.isPresent()) {
          Steps.step(fact, replica, wanted.get(), options).ifPresent(steps::add);
        }
      }
    }
    return Steps.draining(chain, steps);
  }

  private static Optional<String> obstacle(
      Chain chain, Target target, LinkFact fact, ReplicaFact replica) {
    String at = fact.replicas().size() == 1 ? fact.toString() : fact + " at " + replica.account();
    if (!replica.isAnswering()) {
      return Optional.of(at + " is not answered by its name servers");
    }
    if (chain.canonicalData(fact, replica.key().type(), target).isEmpty()) {
      return Optional.of(at + " holds " + replica.key().type() + ", and can't lead on");
    }
    if (!chain.isCanonical(fact, replica, target) && !replica.isWritable()) {
      return Optional.of(at + " can't be written: " + replica.obstacle());
    }
    return switch (replica.observed().orElse(null)) {
      case null -> Optional.of(at + " has not been looked at yet");
      case Observed.Unread unread -> Optional.of(at + " can't be read: " + unread.detail());
      case Observed.Empty _ -> Optional.of(at + " has no record");
      case Observed.Holds _ -> Optional.empty();
    };
  }
}
