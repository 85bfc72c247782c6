// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.plan;

import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.model.Step;
import io.wayout.app.runbook.run.Inverse;
import io.wayout.app.runbook.run.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Everything that a run would do, with today's facts; nothing is done.
///
/// @param undo what would take it back, in its order
public record Rehearsal(List<Guards.Judged> guards, List<Scene> steps, List<String> undo) {
  public Rehearsal {
    guards = List.copyOf(guards);
    steps = List.copyOf(steps);
    undo = List.copyOf(undo);
  }

  /// One step.
  ///
  /// @param words what it does
  /// @param lines what that would come to, one line each
  /// @param isPossible it could be done now
  public record Scene(
      String path,
      String name,
      String act,
      String words,
      String timeout,
      String onFailure,
      boolean isPossible,
      List<String> lines) {
    public Scene {
      lines = List.copyOf(lines);
    }
  }

  /// @param filled every parameter has its value
  public static Rehearsal of(Runbook filled, Sight sight) {
    List<Scene> scenes = new ArrayList<>();
    List<String> undo = new ArrayList<>();
    new Script(filled)
        .steps()
        .forEach((path, step) -> {
          Forecast forecast = Forecast.of(step.act(), sight);
          scenes.add(scene(path, step, forecast));
          undo(path, step, forecast.memo()).ifPresent(undo::add);
        });
    Collections.reverse(undo);
    return new Rehearsal(
        filled.guards().stream().map(g -> Guards.judge(g, sight)).toList(), scenes, undo);
  }

  private static Scene scene(String path, Step step, Forecast forecast) {
    return new Scene(
        path,
        step.name(),
        step.act().word(),
        step.act().words(),
        step.timeout(),
        step.onFailure().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        forecast.isPossible(),
        forecast.lines());
  }

  private static Optional<String> undo(String path, Step step, Map<String, String> memo) {
    Optional<String> words = Inverse.of(step, memo).map(Act::words);
    return words
        .or(() -> Inverse.gap(step).map(gap -> "nothing, " + gap))
        .map(text -> "undo " + path + ": " + text);
  }
}
