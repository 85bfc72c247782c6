// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Target;
import io.wayout.core.plan.Level.Choice;
import io.wayout.core.plan.LinkVerdict.ReplicaVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells link by link what a plan does, and why not otherwise.
final class Explanation {
  private Explanation() {}

  static List<LinkVerdict> of(Chain chain, Target target, PlanOptions options, List<Step> steps) {
    Search heard = Search.of(chain, target, options, false);
    int live = Reasons.live(chain);
    List<LinkVerdict> verdicts = new ArrayList<>();
    for (Level level : heard.levels()) {
      List<ReplicaVerdict> replicas =
          level.choices().stream().map(c -> replica(chain, target, level, c, steps)).toList();
      LinkFact fact = level.fact();
      boolean isOnPath = fact.number() <= live;
      boolean isChosen = replicas.stream().anyMatch(ReplicaVerdict::isChosen);
      String text = text(chain, target, level, isOnPath, isChosen);
      verdicts.add(
          new LinkVerdict(fact.number(), fact.link().name(), isOnPath, isChosen, text, replicas));
    }
    return List.copyOf(verdicts);
  }

  private static String text(
      Chain chain, Target target, Level level, boolean isOnPath, boolean isChosen) {
    List<String> obstacles = Reasons.of(chain, target, level);
    String rest = obstacles.isEmpty() ? "" : ": " + String.join("; ", obstacles);
    if (isChosen) {
      return "written" + (obstacles.isEmpty() ? "" : ", but not whole" + rest);
    }
    if (!isOnPath) {
      return "off the path: a change here moves nobody";
    }
    if (!obstacles.isEmpty()) {
      return "not written" + rest;
    }
    return level.now() == Level.ALL ? "not written: it leads there" : "not written: not needed";
  }

  private static ReplicaVerdict replica(
      Chain chain, Target target, Level level, Choice choice, List<Step> steps) {
    ReplicaFact replica = choice.replica();
    Optional<Step> step = steps.stream().filter(s -> s.place().equals(replica.place())).findFirst();
    String text =
        step.map(s -> "will hold " + s.change().wanted())
            .or(() -> Reasons.of(chain, target, level.fact(), choice))
            .or(() -> replica.data().map(data -> "holds " + data))
            .orElse("is not known");
    return new ReplicaVerdict(
        replica.place(),
        replica.vendor(),
        replica.isWritable(),
        replica.isAnswering(),
        replica.data().isPresent(),
        step.isPresent(),
        text);
  }
}
