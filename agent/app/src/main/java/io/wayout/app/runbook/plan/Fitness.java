// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.plan;

import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Guard;
import io.wayout.app.runbook.model.Parameter;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.model.Template;
import io.wayout.app.runbook.run.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Could a runbook run now, as far as that can be said without the values that a person would give?
public final class Fitness {
  private Fitness() {}

  /// What stands in its way, one sentence each; empty if nothing does. The right time of day is no
  /// matter here.
  public static List<String> obstacles(Runbook runbook, Sight sight) {
    List<String> obstacles = new ArrayList<>();
    Map<String, String> values = new TreeMap<>();
    for (Parameter parameter : runbook.parameters()) {
      parameter
          .fallback()
          .filter(f -> !f.isEmpty())
          .ifPresent(f -> values.put(parameter.name(), f));
    }
    Runbook known = runbook.filled(values);
    for (Guard guard : known.guards()) {
      if (isPlain(guard)) {
        Guards.Judged judged = Guards.judge(guard, sight);
        if (!judged.isOpen() && !judged.isPassing()) {
          obstacles.add("guard: " + judged.text());
        }
      }
    }
    new Script(known)
        .steps()
        .forEach((path, step) -> {
          if (isJudged(step.act())) {
            Forecast forecast = Forecast.of(step.act(), sight);
            if (!forecast.isPossible()) {
              obstacles.add("step " + path + ": " + forecast.lines().getFirst());
            }
          }
        });
    return obstacles;
  }

  private static boolean isPlain(Guard guard) {
    return switch (guard) {
      case Guard.Healthy(var target, var domain) -> Template.isPlain(target + domain.orElse(""));
      case Guard.NotFrozen(var where) -> Template.isPlain(where.words());
      case Guard.WayOut(var vendor, _) -> Template.isPlain(vendor);
      case Guard.DrillFresh _, Guard.Window _ -> true;
    };
  }

  /// What depends on a value that only a person gives can't be judged; a return waits by itself.
  private static boolean isJudged(Act act) {
    return act instanceof Act.Exec
        || (act instanceof Act.Campaign campaign
            && !campaign.isBack()
            && Template.isPlain(campaign.vendor()))
        || (act instanceof Act.Switch move
            && Template.isPlain(move.target() + move.choice().words()));
  }
}
