// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What takes a step back. Pure.
public final class Inverse {
  /// Begins the names of facts that say where a domain was.
  public static final String WAS = "was:";

  /// A fact: what the step orders was so before, by someone else's order.
  public static final String FOUND = "found";

  private Inverse() {}

  /// The act that takes a step back; empty if nothing does, or nothing needs to.
  ///
  /// @param memo what was so before it
  public static Optional<Act> of(Step step, Map<String, String> memo) {
    boolean wasSo = memo.containsKey(FOUND);
    return switch (step.act()) {
      case Act.Switch _ -> putBack(memo);
      case Act.Campaign(var isBack, var vendor, _, _, _) ->
          wasSo
              ? Optional.empty()
              : isBack
                  ? putBack(memo)
                  : Optional.of(new Act.Campaign(true, vendor, false, false, false));
      case Act.Freeze(var where, _, _) ->
          wasSo ? Optional.empty() : Optional.of(new Act.Unfreeze(where));
      case Act.Unfreeze(var where) ->
          wasSo
              ? Optional.empty()
              : Optional.of(new Act.Freeze(where, "", memo.getOrDefault("reason", "")));
      case Act.Http _, Act.Exec _ -> step.undo();
      case Act.Acknowledge _,
          Act.Await _,
          Act.Delay _,
          Act.Pause _,
          Act.Approval _,
          Act.Notify _,
          Act.Parallel _,
          Act.PutBack _ ->
          Optional.empty();
    };
  }

  /// Why nothing takes a step back, for people; empty for a step that leaves nothing behind.
  public static Optional<String> gap(Step step) {
    return switch (step.act()) {
      case Act.Acknowledge _ -> Optional.of("a block that was lifted stays lifted");
      case Act.Notify _ -> Optional.of("what was said stays said");
      case Act.Http _, Act.Exec _ ->
          step.undo().isPresent() ? Optional.empty() : Optional.of("it has no 'undo'");
      case Act.Switch _,
          Act.Campaign _,
          Act.Freeze _,
          Act.Unfreeze _,
          Act.Await _,
          Act.Delay _,
          Act.Pause _,
          Act.Approval _,
          Act.Parallel _,
          Act.PutBack _ ->
          Optional.empty();
    };
  }

  /// Last step first, of what was begun.
  static List<StepRun> plan(Run run, Script script) {
    List<StepRun> plan = new ArrayList<>();
    for (StepRun done : run.steps().reversed()) {
      boolean wasBegun = done.begunAt().isPresent() && done.status() != StepRun.Status.SKIPPED;
      if (wasBegun) {
        Step step = script.step(done.path());
        of(step, done.memo())
            .map(act -> StepRun.fresh("undo " + done.path(), act.words(), act.word()))
            .ifPresent(plan::add);
      }
    }
    return plan;
  }

  /// The act of an undoing.
  static Optional<Act> act(Run run, Script script, StepRun undoing) {
    String path = undoing.path().substring("undo ".length());
    return run.at(path).flatMap(done -> of(script.step(path), done.memo()));
  }

  private static Optional<Act> putBack(Map<String, String> memo) {
    Map<String, String> targets = new TreeMap<>();
    memo.forEach((name, value) -> {
      if (name.startsWith(WAS)) {
        targets.put(name.substring(WAS.length()), value);
      }
    });
    return targets.isEmpty() ? Optional.empty() : Optional.of(new Act.PutBack(targets));
  }
}
