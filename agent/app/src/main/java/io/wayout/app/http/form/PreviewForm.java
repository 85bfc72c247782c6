// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.core.plan.Step;
import java.util.List;

/// What a move would write.
public final class PreviewForm {
  private PreviewForm() {}

  /// The generation lets a changed world be noticed when it comes to acting; the drain time is how
  /// long caches may keep what is replaced.
  public static Json of(State state, Domain domain, Target target, PlanOutcome outcome) {
    Json.Builder form =
        Json.object()
            .put("domain", domain.name().text())
            .put("target", target.name())
            .put("generation", state.memory(domain.name()).generation())
            .put("drainSeconds", drainSeconds(state, outcome));
    return rest(form, outcome).build();
  }

  private static long drainSeconds(State state, PlanOutcome outcome) {
    return outcome instanceof PlanOutcome.Found(var plan)
        ? plan.steps().stream().mapToLong(step -> ttlSeconds(state, step)).max().orElse(0)
        : 0;
  }

  private static long ttlSeconds(State state, Step step) {
    long wanted = step.change().wanted().ttl().seconds();
    return state.records().get(step.place()) instanceof Observed.Holds holds
        ? Math.max(wanted, holds.set().ttl().seconds())
        : wanted;
  }

  private static Json.Builder rest(Json.Builder form, PlanOutcome outcome) {
    Json plan = Json.nothing();
    Json obstacles = Json.texts(List.of());
    Json place = Json.nothing();
    Json value = Json.nothing();
    switch (outcome) {
      case PlanOutcome.Found(var found) -> {
        form.put("outcome", "plan");
        plan = SwitchoverForm.plan(found);
      }
      case PlanOutcome.AlreadyThere() -> form.put("outcome", "alreadyThere");
      case PlanOutcome.NoWayOut(var why) -> {
        form.put("outcome", "noWayOut");
        obstacles = Json.texts(why);
      }
      case PlanOutcome.Foreign(var where, var what) -> {
        form.put("outcome", "foreign");
        place = Json.of(where);
        value = Json.of(what);
      }
    }
    return form.put("plan", plan)
        .put("obstacles", obstacles)
        .put("place", place)
        .put("value", value);
  }
}
