// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Target;
import io.wayout.core.plan.Level.Choice;
import io.wayout.core.plan.Plan.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the writes that lead a domain to a target.
///
/// Deepest link first: the smallest blast radius, and the result is canonical when that link is the
/// last one. Best is a plan that also makes silent accounts right, then one that reaches all users
/// and leaves silent accounts for later, then one that reaches as many users as possible. If any
/// sequence of writes reaches all users, one is found. Pure; the same facts give the same plan.
public final class ChainPlanner {
  private ChainPlanner() {}

  /// The writes that make the chain end at the target.
  ///
  /// @param overwriteForeign also replace a value that someone else put there (I03)
  public static PlanOutcome plan(Chain chain, Target target, boolean overwriteForeign) {
    PlanOptions usual = PlanOptions.USUAL;
    return plan(chain, target, overwriteForeign ? usual.overwriting() : usual);
  }

  /// The writes that make the chain end at the target.
  public static PlanOutcome plan(Chain chain, Target target, PlanOptions options) {
    Search heard = Search.of(chain, target, options, false);
    Search all = Search.of(chain, target, options, true);
    boolean isThere = heard.top().now() == Level.ALL;
    Search chosen = !isThere && all.top().isWhole() ? all : heard;
    List<Step> steps = Steps.of(chain, target, options, chosen);
    if (isThere && steps.isEmpty()) {
      return new PlanOutcome.AlreadyThere();
    }
    boolean isBetter = isThere || chosen.top().then() > chosen.top().now();
    if (!isBetter || steps.isEmpty()) {
      return blocked(chain, target, options, heard);
    }
    if (!chosen.top().isWhole() && !options.allowsPartial()) {
      List<String> obstacles = new ArrayList<>(Reasons.obstacles(chain, target, heard));
      obstacles.add("only some users could be moved, which the policy forbids (partial: deny)");
      return new PlanOutcome.NoWayOut(obstacles);
    }
    return new PlanOutcome.Found(
        new Plan(
            chain.domain().name(),
            from(chain),
            target.name(),
            shape(chosen),
            steps,
            Reasons.why(chain, target, chosen, steps)));
  }

  /// Link by link, from link 1 down: what a plan for the target writes, and why not otherwise.
  ///
  /// @param outcome what [#plan] or [#restore] found for it
  public static List<LinkVerdict> explain(
      Chain chain, Target target, PlanOptions options, PlanOutcome outcome) {
    List<Step> steps = outcome instanceof PlanOutcome.Found(Plan plan) ? plan.steps() : List.of();
    return Explanation.of(chain, target, options, steps);
  }

  /// What still waits at silent accounts although all users are at the target.
  public static List<String> rest(Chain chain, Target target) {
    Search heard = Search.of(chain, target, PlanOptions.USUAL, false);
    return Reasons.rest(chain, target, heard);
  }

  /// The writes that undo a bypass: users stay where they are.
  public static PlanOutcome restore(Chain chain) {
    return restore(chain, PlanOptions.USUAL);
  }

  /// The writes that undo a bypass: users stay where they are.
  ///
  /// @param options a bypass around someone else's value is undone only where it may be overwritten
  public static PlanOutcome restore(Chain chain, PlanOptions options) {
    return Restoring.restore(chain, options);
  }

  /// Someone else's value is in the way, or nothing helps.
  private static PlanOutcome blocked(
      Chain chain, Target target, PlanOptions options, Search heard) {
    if (!options.overwritesForeign()) {
      Search over = Search.of(chain, target, options.overwriting(), false);
      Optional<PlanOutcome> foreign =
          over.top().then() > heard.top().then() ? foreign(chain, over) : Optional.empty();
      if (foreign.isPresent()) {
        return foreign.get();
      }
    }
    return new PlanOutcome.NoWayOut(Reasons.obstacles(chain, target, heard));
  }

  /// The first value that would be overwritten and is not ours.
  private static Optional<PlanOutcome> foreign(Chain chain, Search search) {
    return search.live().stream()
        .flatMap(level ->
            level.choices().stream()
                .filter(Choice::isWrite)
                .flatMap(c -> foreign(chain, level.fact(), c.replica()).stream()))
        .findFirst();
  }

  /// A value that someone else put there; theirs (I03).
  static Optional<PlanOutcome> foreign(Chain chain, LinkFact fact, ReplicaFact replica) {
    return replica
        .data()
        .filter(data -> !chain.isOurs(fact, data))
        .map(data -> new PlanOutcome.Foreign(replica.place().toString(), data.toString()));
  }

  private static String from(Chain chain) {
    return switch (chain.effective()) {
      case Effective.At at -> at.target();
      case Effective.Foreign foreign -> foreign.value();
      case Effective.Split split -> split.values();
      case Effective.Missing _, Effective.NotObserved _ -> "nowhere known";
    };
  }

  private static Shape shape(Search chosen) {
    if (!chosen.top().isWhole()) {
      return Shape.PARTIAL;
    }
    return Steps.isBypass(chosen) ? Shape.BYPASS : Shape.CANONICAL;
  }
}
