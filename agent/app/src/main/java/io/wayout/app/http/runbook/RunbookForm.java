// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.runbook;

import io.wayout.app.json.Json;
import io.wayout.app.runbook.library.Library;
import io.wayout.app.runbook.model.Parameter;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.model.Shelf;
import io.wayout.app.runbook.model.Trigger;
import io.wayout.app.runbook.plan.Guards;
import io.wayout.app.runbook.plan.Rehearsal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Runbooks as JSON.
final class RunbookForm {
  private RunbookForm() {}

  /// @param obstacles what stands in the way of a runbook now
  static Json list(Shelf shelf, Function<Runbook, List<String>> obstacles) {
    return Json.object()
        .put(
            "runbooks",
            Json.array(shelf.runbooks().values(), r -> head(r, shelf, obstacles.apply(r)).build()))
        .put(
            "library",
            Json.array(
                Library.names(),
                name ->
                    Json.object()
                        .put("name", name)
                        .put("title", Library.title(name))
                        .put("isInUse", shelf.runbooks().containsKey(name))
                        .build()))
        .build();
  }

  static Json of(Runbook runbook, Shelf shelf, List<String> obstacles) {
    return head(runbook, shelf, obstacles).put("source", runbook.source()).build();
  }

  private static Json.Builder head(Runbook runbook, Shelf shelf, List<String> obstacles) {
    List<String> triggers =
        shelf.triggers().values().stream()
            .filter(t -> t.runbooks().contains(runbook.name()))
            .map(Trigger::name)
            .toList();
    return Json.object()
        .put("name", runbook.name())
        .put("title", runbook.title())
        .put("text", runbook.text())
        .put("parameters", Json.array(runbook.parameters(), RunbookForm::parameter))
        .put("steps", Json.array(runbook.steps(), s -> Json.of(s.name())))
        .put("triggers", Json.texts(triggers))
        .put("obstacles", Json.texts(obstacles));
  }

  private static Json parameter(Parameter parameter) {
    return Json.object()
        .put("name", parameter.name())
        .put("type", parameter.type().name().toLowerCase(Locale.ROOT))
        .put("isRequired", parameter.isRequired())
        .put("default", Json.of(parameter.fallback(), Json::of))
        .put("choices", Json.texts(parameter.choices()))
        .put("doc", parameter.doc())
        .build();
  }

  static Json rehearsal(Runbook runbook, Rehearsal rehearsal) {
    return Json.object()
        .put("runbook", runbook.name())
        .put(
            "isPossible",
            rehearsal.guards().stream().allMatch(Guards.Judged::isOpen)
                && rehearsal.steps().stream().allMatch(Rehearsal.Scene::isPossible))
        .put("guards", Json.array(rehearsal.guards(), RunbookForm::guard))
        .put("steps", Json.array(rehearsal.steps(), RunbookForm::scene))
        .put("undo", Json.texts(rehearsal.undo()))
        .build();
  }

  private static Json guard(Guards.Judged guard) {
    return Json.object().put("isOpen", guard.isOpen()).put("text", guard.text()).build();
  }

  private static Json scene(Rehearsal.Scene scene) {
    return Json.object()
        .put("path", scene.path())
        .put("name", scene.name())
        .put("act", scene.act())
        .put("words", scene.words())
        .put("timeout", scene.timeout())
        .put("onFailure", scene.onFailure())
        .put("isPossible", scene.isPossible())
        .put("lines", Json.texts(scene.lines()))
        .build();
  }
}
