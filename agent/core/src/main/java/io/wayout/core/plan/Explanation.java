// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Target;
import io.wayout.core.plan.Level.Choice;
import io.wayout.core.plan.LinkVerdict.ReplicaVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
      String written = written(fact, steps);
      String text = text(fact, Reasons.at(chain, target, level), written, isOnPath, level.now());
      verdicts.add(
          new LinkVerdict(fact.number(), fact.link().name(), isOnPath, isChosen, text, replicas));
    }
    return List.copyOf(verdicts);
  }

  private static String text(
      LinkFact fact, List<String> obstacles, String written, boolean isOnPath, long now) {
    String open = obstacles.stream().map(o -> within(fact, o)).collect(Collectors.joining("; "));
    if (!written.isEmpty()) {
      return "written: " + written + (open.isEmpty() ? "" : "; not whole: " + open);
    }
    if (!isOnPath) {
      return "off the path: a change here moves nobody";
    }
    if (!open.isEmpty()) {
      return "not written: " + open;
    }
    return "not written: "
        + (now == Level.ALL ? "it leads there" : "it leads down to what is written");
  }

  /// What the steps write at one link.
  private static String written(LinkFact fact, List<Step> steps) {
    return steps.stream()
        .filter(s -> s.link() == fact.number())
        .map(s ->
            s.isTtlOnly()
                ? "TTL " + s.change().wanted().ttl() + " at " + s.account()
                : s.change().wanted().data() + " at " + s.account())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /// An obstacle names its link; beside the link, that is too much.
  private static String within(LinkFact fact, String obstacle) {
    if (!obstacle.startsWith(fact + " ")) {
      return obstacle;
    }
    String rest = obstacle.substring(fact.toString().length() + 1);
    return rest.startsWith("at ") ? rest : "it " + rest;
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
