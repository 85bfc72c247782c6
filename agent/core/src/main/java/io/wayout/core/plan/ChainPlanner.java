// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Link;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Plan.Shape;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the writes that lead a domain to a target.
///
/// Deepest link first: the smallest blast radius, and the result is canonical when that link is the
/// last one. All links above the written one must answer, or nobody would see the change. A bypass
/// is undone from below: the lower links are put right while they are off the path, and only then
/// does the upper link point down again.
public final class ChainPlanner {
  private ChainPlanner() {}

  /// The writes that make the chain end at the target.
  ///
  /// @param overwriteForeign also replace a value that someone else put there (I03)
  public static PlanOutcome plan(Chain chain, Target target, boolean overwriteForeign) {
    return switch (chain.effective()) {
      case Effective.At at when at.target().equals(target.name()) -> atTarget(chain, target, at);
      case Effective.At at -> switchOver(chain, target, at.throughLink(), at.target());
      case Effective.Foreign foreign when !overwriteForeign ->
          new PlanOutcome.Foreign(foreign.place(), foreign.value());
      case Effective.Foreign foreign -> switchOver(chain, target, foreign.link(), foreign.value());
      case Effective.Split split -> switchOver(chain, target, split.link(), split.values());
      case Effective.Missing missing ->
          aboveOnly(chain, target, missing.link(), missing.place() + " has no record");
      case Effective.NotObserved unread ->
          aboveOnly(
              chain, target, unread.link(), unread.place() + " can't be read: " + unread.detail());
    };
  }

  /// The writes that undo a bypass: users stay where they are.
  public static PlanOutcome restore(Chain chain) {
    if (!(chain.effective() instanceof Effective.At at) || at.isCanonical()) {
      return new PlanOutcome.AlreadyThere();
    }
    Target target = chain.domain().target(at.target()).orElseThrow();
    List<LinkFact> wrong =
        chain.links().stream()
            .filter(l -> !chain.data(l).equals(Optional.of(chain.canonicalData(l, target))))
            .toList()
            .reversed();
    for (LinkFact fact : wrong) {
      Optional<PlanOutcome> foreign = foreign(chain, fact);
      if (foreign.isPresent()) {
        return foreign.get();
      }
    }
    List<String> obstacles = new ArrayList<>();
    for (LinkFact fact : chain.links().subList(at.throughLink() - 1, chain.links().size())) {
      obstacle(chain, fact, !wrong.contains(fact)).ifPresent(obstacles::add);
    }
    if (!obstacles.isEmpty()) {
      return new PlanOutcome.NoWayOut(obstacles);
    }
    List<Step> steps =
        wrong.stream().flatMap(l -> steps(l, chain.canonicalData(l, target)).stream()).toList();
    return new PlanOutcome.Found(
        new Plan(
            chain.domain().name(),
            at.target(),
            at.target(),
            Shape.CANONICAL,
            steps,
            "the lower links are put right first, while nobody is led through them"));
  }

  /// A link off the path may hold anything; what others put there is theirs (I03).
  private static Optional<PlanOutcome> foreign(Chain chain, LinkFact fact) {
    return fact.replicas().stream()
        .flatMap(r -> Chain.dataOf(r).stream())
        .filter(data -> !chain.isOurs(fact, data))
        .findFirst()
        .map(data -> new PlanOutcome.Foreign(fact.link().name().text(), data.toString()));
  }

  /// The chain ends there by its records; is it also answered all the way?
  private static PlanOutcome atTarget(Chain chain, Target target, Effective.At at) {
    boolean isDead =
        chain.links().subList(0, at.throughLink()).stream().anyMatch(l -> !l.isAnswering());
    return isDead
        ? switchOver(chain, target, at.throughLink(), at.target())
        : new PlanOutcome.AlreadyThere();
  }

  private static PlanOutcome aboveOnly(Chain chain, Target target, int link, String obstacle) {
    PlanOutcome above = switchOver(chain, target, link - 1, "nowhere known");
    return above instanceof PlanOutcome.NoWayOut(List<String> obstacles)
        ? new PlanOutcome.NoWayOut(prepend("link " + link + ": " + obstacle, obstacles))
        : above;
  }

  /// Chooses the deepest usable link among links 1 to `deepest` and points it at the target.
  private static PlanOutcome switchOver(Chain chain, Target target, int deepest, String from) {
    List<String> obstacles = new ArrayList<>();
    for (int number = deepest; number >= 1; number--) {
      LinkFact fact = chain.links().get(number - 1);
      Optional<String> obstacle = obstacleAbove(chain, fact).or(() -> obstacle(chain, fact, false));
      if (obstacle.isEmpty()) {
        return new PlanOutcome.Found(move(chain, target, fact, from, obstacles));
      }
      obstacles.add(obstacle.get());
    }
    return new PlanOutcome.NoWayOut(
        obstacles.isEmpty() ? List.of("no link can be read") : obstacles);
  }

  private static Plan move(
      Chain chain, Target target, LinkFact fact, String from, List<String> obstacles) {
    boolean isLast = chain.isLast(fact);
    String why =
        obstacles.isEmpty()
            ? "link " + fact.number() + " is the deepest on the path"
            : "link " + fact.number() + " instead of " + String.join("; ", obstacles);
    return new Plan(
        chain.domain().name(),
        from,
        target.name(),
        isLast ? Shape.CANONICAL : Shape.BYPASS,
        steps(fact, target.data()),
        why);
  }

  private static Optional<String> obstacleAbove(Chain chain, LinkFact fact) {
    return chain.links().subList(0, fact.number()).stream()
        .filter(l -> !l.isAnswering())
        .findFirst()
        .map(l ->
            l.number() == fact.number()
                ? name(l) + " is not answered by its name servers"
                : name(fact) + " is behind " + name(l) + ", whose name servers don't answer");
  }

  private static Optional<String> obstacle(Chain chain, LinkFact fact, boolean isRightAlready) {
    if (!fact.isAnswering()) {
      return Optional.of(name(fact) + " is not answered by its name servers");
    }
    if (isRightAlready || fact.isWritable()) {
      return chain.data(fact).isPresent() || fact.replicas().stream().allMatch(ChainPlanner::isRead)
          ? Optional.empty()
          : Optional.of(name(fact) + " holds a value that can't be read");
    }
    return fact.replicas().stream()
        .filter(r -> !r.isWritable())
        .findFirst()
        .map(r -> name(fact) + " can't be written: " + r.obstacle());
  }

  private static boolean isRead(ReplicaFact replica) {
    return replica.observed().filter(o -> o instanceof Observed.Holds).isPresent();
  }

  private static String name(LinkFact fact) {
    return "link " + fact.number() + " (" + fact.link().name() + ")";
  }

  private static List<Step> steps(LinkFact fact, RecordData wanted) {
    return fact.replicas().stream()
        .filter(r -> !Chain.dataOf(r).equals(Optional.of(wanted)))
        .flatMap(r -> step(fact, r, wanted).stream())
        .toList();
  }

  private static Optional<Step> step(LinkFact fact, ReplicaFact replica, RecordData wanted) {
    return replica
        .observed()
        .flatMap(o -> o instanceof Observed.Holds h ? Optional.of(h) : Optional.empty())
        .map(holds ->
            new Step(fact.number(), replica.account(), change(fact.link(), holds, wanted)));
  }

  /// The TTL is never raised (I12).
  private static Change change(Link link, Observed.Holds holds, RecordData wanted) {
    Ttl found = holds.set().ttl();
    Ttl ttl = found.compareTo(link.ttl()) < 0 ? found : link.ttl();
    RecordRef ref = holds.ref();
    return new Change(
        link.key(), new Change.Expected.Data(holds.set().data()), new RecordSet(ttl, wanted), ref);
  }

  private static List<String> prepend(String first, List<String> rest) {
    List<String> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }
}
