// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Plan.Shape;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the writes that lead a domain to a target.
///
/// Deepest link first: the smallest blast radius, and the result is canonical when that link is the
/// last one. All links above the written one must answer, or nobody would see the change. A bypass
/// is undone from below: the lower links are put right while they are off the path, and only then
/// does the upper link point down again. A mirrored link is written whole; in part only if no link
/// can be written whole.
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
      case Effective.Missing missing -> switchOver(chain, target, missing.link(), "nowhere known");
      case Effective.NotObserved unread ->
          switchOver(chain, target, unread.link(), "nowhere known");
    };
  }

  /// The writes that undo a bypass: users stay where they are.
  public static PlanOutcome restore(Chain chain) {
    if (!(chain.effective() instanceof Effective.At at) || at.isCanonical()) {
      return new PlanOutcome.AlreadyThere();
    }
    Target target = chain.domain().target(at.target()).orElseThrow();
    List<LinkFact> wrong =
        chain.links().stream().filter(l -> !chain.isCanonicalAt(l, target)).toList().reversed();
    for (LinkFact fact : wrong) {
      Optional<PlanOutcome> foreign = foreign(chain, fact);
      if (foreign.isPresent()) {
        return foreign.get();
      }
    }
    List<String> obstacles = new ArrayList<>();
    for (LinkFact fact : chain.links().subList(at.throughLink() - 1, chain.links().size())) {
      obstacle(fact, canonical(chain, fact, target)).ifPresent(obstacles::add);
    }
    if (!obstacles.isEmpty()) {
      return new PlanOutcome.NoWayOut(obstacles);
    }
    List<Step> steps =
        wrong.stream().flatMap(l -> steps(l, canonical(chain, l, target)).stream()).toList();
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
        .flatMap(r -> r.data().stream())
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

  /// Chooses the deepest usable link among links 1 to `deepest` and points it at the target.
  private static PlanOutcome switchOver(Chain chain, Target target, int deepest, String from) {
    List<String> obstacles = new ArrayList<>();
    for (LinkFact fact : chain.links().subList(0, deepest).reversed()) {
      Optional<String> obstacle =
          obstacleAbove(chain, fact)
              .or(() -> type(fact, target))
              .or(() -> obstacle(fact, straight(target)));
      if (obstacle.isEmpty()) {
        return new PlanOutcome.Found(move(chain, target, fact, from, obstacles));
      }
      obstacles.add(obstacle.get());
    }
    return inPart(chain, target, deepest, from, obstacles);
  }

  /// A mirrored link that can't be written whole: better some users than none.
  private static PlanOutcome inPart(
      Chain chain, Target target, int deepest, String from, List<String> obstacles) {
    for (LinkFact fact : chain.links().subList(0, deepest).reversed()) {
      boolean isUsable = obstacleAbove(chain, fact).isEmpty() && type(fact, target).isEmpty();
      List<Step> steps = isUsable ? steps(fact, straight(target)) : List.of();
      if (!steps.isEmpty()) {
        String why =
            "link "
                + fact.number()
                + " only in part, so that resolvers see old and new answers: "
                + String.join("; ", obstacles);
        return new PlanOutcome.Found(
            new Plan(chain.domain().name(), from, target.name(), Shape.PARTIAL, steps, why));
      }
    }
    return new PlanOutcome.NoWayOut(obstacles);
  }

  private static Plan move(
      Chain chain, Target target, LinkFact fact, String from, List<String> obstacles) {
    String why =
        obstacles.isEmpty()
            ? "link " + fact.number() + " is the deepest on the path"
            : "link " + fact.number() + " instead of " + String.join("; ", obstacles);
    return new Plan(
        chain.domain().name(),
        from,
        target.name(),
        chain.isLast(fact) ? Shape.CANONICAL : Shape.BYPASS,
        steps(fact, straight(target)),
        why);
  }

  private static Optional<String> obstacleAbove(Chain chain, LinkFact fact) {
    return chain.links().subList(0, fact.number() - 1).stream()
        .filter(l -> !l.isAnswering())
        .findFirst()
        .map(l -> name(fact) + " is behind " + name(l) + ", whose name servers don't answer");
  }

  private static Optional<String> type(LinkFact fact, Target target) {
    return fact.link().types().stream()
        .filter(type -> target.record(type).isEmpty())
        .findFirst()
        .map(type -> name(fact) + " holds " + type + ", and " + target.name() + " has no such");
  }

  /// What each record set of a link holds to lead straight to the target.
  private static Function<RecordType, Optional<RecordData>> straight(Target target) {
    return target::record;
  }

  private static Function<RecordType, Optional<RecordData>> canonical(
      Chain chain, LinkFact fact, Target target) {
    return type -> chain.canonicalData(fact, type, target);
  }

  /// Why the link can't be made to hold the wanted data at each of its accounts.
  private static Optional<String> obstacle(
      LinkFact fact, Function<RecordType, Optional<RecordData>> wanted) {
    return fact.replicas().stream()
        .flatMap(r -> obstacle(fact, r, wanted.apply(r.key().type())).stream())
        .findFirst();
  }

  private static Optional<String> obstacle(
      LinkFact fact, ReplicaFact replica, Optional<RecordData> wanted) {
    boolean isRight = wanted.isPresent() && replica.data().equals(wanted);
    String at = fact.replicas().size() == 1 ? name(fact) : name(fact) + " at " + replica.account();
    if (!replica.isAnswering()) {
      return Optional.of(at + " is not answered by its name servers");
    }
    if (!isRight && !replica.isWritable()) {
      return Optional.of(at + " can't be written: " + replica.obstacle());
    }
    return switch (replica.observed().orElse(null)) {
      case null -> Optional.of(at + " has not been looked at yet");
      case Observed.Unread unread -> Optional.of(at + " can't be read: " + unread.detail());
      case Observed.Empty _ -> Optional.of(at + " has no record");
      case Observed.Holds _ -> Optional.empty();
    };
  }

  private static String name(LinkFact fact) {
    return "link " + fact.number() + " (" + fact.link().name() + ")";
  }

  /// The writes at those accounts that take them and whose answers count.
  private static List<Step> steps(
      LinkFact fact, Function<RecordType, Optional<RecordData>> wanted) {
    return fact.replicas().stream()
        .filter(r -> r.isWritable() && r.isAnswering())
        .flatMap(r -> step(fact, r, wanted.apply(r.key().type())).stream())
        .toList();
  }

  private static Optional<Step> step(
      LinkFact fact, ReplicaFact replica, Optional<RecordData> wanted) {
    return replica
        .observed()
        .flatMap(o -> o instanceof Observed.Holds h ? Optional.of(h) : Optional.empty())
        .filter(holds -> wanted.isPresent() && !holds.set().data().equals(wanted.get()))
        .map(holds ->
            new Step(
                fact.number(),
                replica.account(),
                change(fact.link().ttl(), replica.key(), holds, wanted.orElseThrow())));
  }

  /// The TTL is never raised (I12).
  private static Change change(
      Ttl declared, RecordKey key, Observed.Holds holds, RecordData wanted) {
    Ttl found = holds.set().ttl();
    Ttl ttl = found.compareTo(declared) < 0 ? found : declared;
    RecordRef ref = holds.ref();
    return new Change(
        key, new Change.Expected.Data(holds.set().data()), new RecordSet(ttl, wanted), ref);
  }
}
