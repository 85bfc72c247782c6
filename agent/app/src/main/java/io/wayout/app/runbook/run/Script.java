// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import io.wayout.app.config.key.Times;
import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The steps of a runbook by their paths. Immutable.
public final class Script {
  private static final String UNDO = "undo ";
  private static final String UNDO_TIMEOUT = "30m";
  private final SequencedMap<String, Step> steps = new LinkedHashMap<>();

  /// @param filled every parameter has its value
  public Script(Runbook filled) {
    int number = 0;
    for (Step step : filled.steps()) {
      String path = String.valueOf(++number);
      steps.put(path, step);
      int branch = 0;
      for (Step below : below(step)) {
        steps.put(path + "." + ++branch, below);
      }
    }
  }

  /// Every step, not begun.
  public List<StepRun> fresh() {
    List<StepRun> all = new ArrayList<>();
    steps.forEach((path, step) -> all.add(StepRun.fresh(path, step.name(), step.act().word())));
    return all;
  }

  public Map<String, Step> steps() {
    return steps;
  }

  /// After how long a step, or what takes it back, has failed.
  public Duration timeout(String path) {
    String text = path.startsWith(UNDO) ? UNDO_TIMEOUT : step(path).timeout();
    return Times.parse(text).orElse(Duration.ofMinutes(30));
  }

  Step step(String path) {
    Step step = steps.get(path);
    if (step == null) {
      throw new IllegalArgumentException("no step " + path);
    }
    return step;
  }

  /// The paths of the steps that stand in a row.
  List<String> tops() {
    return steps.keySet().stream().filter(path -> path.indexOf('.') < 0).toList();
  }

  /// The paths within a group.
  List<String> within(String path) {
    return steps.keySet().stream().filter(p -> p.startsWith(path + ".")).toList();
  }

  static Optional<String> group(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(path.substring(0, dot));
  }

  private static List<Step> below(Step step) {
    return step.act() instanceof Act.Parallel(var _, var branches) ? branches : List.of();
  }
}
