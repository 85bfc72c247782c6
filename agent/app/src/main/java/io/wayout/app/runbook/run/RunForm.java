// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import io.wayout.app.json.Json;
import io.wayout.app.runbook.run.Run.Line;
import io.wayout.app.runbook.run.Run.Order;
import io.wayout.app.runbook.run.Run.Phase;
import io.wayout.app.runbook.run.StepRun.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A run as JSON, for the API and for the store, and back.
public final class RunForm {
  private RunForm() {}

  /// One line about it.
  public static Json summary(Run run) {
    return head(run).build();
  }

  /// Everything about it, for people.
  public static Json of(Run run) {
    return head(run)
        .put("steps", steps(run.steps(), false))
        .put("undo", steps(run.undo(), false))
        .put("log", Json.array(run.log(), RunForm::line))
        .build();
  }

  /// Everything about it, so that it can go on.
  public static Json kept(Run run) {
    return head(run)
        .put("source", run.order().source())
        .put("steps", steps(run.steps(), true))
        .put("undo", steps(run.undo(), true))
        .put("log", Json.array(run.log(), RunForm::line))
        .build();
  }

  /// @throws IllegalArgumentException or DateTimeException if it was not written by [#kept]
  public static Run read(Json json) {
    Order order =
        new Order(
            json.text("id"),
            json.text("runbook"),
            json.text("source"),
            texts(json.get("parameters")),
            maybe(json, "key"),
            json.text("starter"),
            json.text("trigger"),
            json.text("reason"),
            Instant.parse(json.text("startedAt")));
    return new Run(
        order,
        Phase.valueOf(json.text("phase").toUpperCase(Locale.ROOT)),
        Instant.parse(json.text("phaseSince")),
        json.text("detail"),
        json.list("steps").stream().map(RunForm::step).toList(),
        json.list("undo").stream().map(RunForm::step).toList(),
        json.list("log").stream()
            .map(l -> new Line(Instant.parse(l.text("at")), l.text("actor"), l.text("text")))
            .toList());
  }

  private static Json.Builder head(Run run) {
    long done = run.steps().stream().filter(s -> s.status().isOver()).count();
    return Json.object()
        .put("id", run.id())
        .put("runbook", run.order().runbook())
        .put("parameters", texts(run.order().values()))
        .put("key", Json.of(run.order().key(), Json::of))
        .put("starter", run.order().starter())
        .put("trigger", run.order().origin())
        .put("reason", run.order().reason())
        .put("startedAt", run.order().startedAt())
        .put("phase", word(run.phase()))
        .put("phaseSince", run.since())
        .put("isOpen", run.phase().isOpen())
        .put("detail", run.detail())
        .put("stepsOver", done)
        .put("stepsAll", run.steps().size());
  }

  private static Json steps(Collection<StepRun> steps, boolean withMemo) {
    return Json.array(steps, s -> step(s, withMemo));
  }

  private static Json step(StepRun step, boolean withMemo) {
    Json.Builder form =
        Json.object()
            .put("path", step.path())
            .put("name", step.name())
            .put("act", step.act())
            .put("status", word(step.status()))
            .put("tries", step.tries())
            .put("begunAt", Json.of(step.begunAt(), Json::of))
            .put("endedAt", Json.of(step.endedAt(), Json::of))
            .put("detail", step.detail())
            .put("approvedBy", Json.texts(step.people()));
    return withMemo ? form.put("memo", texts(step.memo())).build() : form.build();
  }

  private static StepRun step(Json json) {
    return new StepRun(
        json.text("path"),
        json.text("name"),
        json.text("act"),
        Status.valueOf(json.text("status").toUpperCase(Locale.ROOT)),
        (int) json.number("tries"),
        json.instant("begunAt"),
        json.instant("endedAt"),
        json.text("detail"),
        json.texts("approvedBy"),
        texts(json.get("memo")));
  }

  private static Json line(Line line) {
    return Json.object()
        .put("at", line.at())
        .put("actor", line.actor())
        .put("text", line.text())
        .build();
  }

  private static Optional<String> maybe(Json json, String name) {
    return json.has(name) ? Optional.of(json.text(name)) : Optional.empty();
  }

  private static Json texts(Map<String, String> texts) {
    Json.Builder form = Json.object();
    new TreeMap<>(texts).forEach((name, value) -> form.put(name, value));
    return form.build();
  }

  private static Map<String, String> texts(Json json) {
    Map<String, String> texts = new TreeMap<>();
    if (json instanceof Json.Members(var byName)) {
      byName.forEach((name, value) -> texts.put(name, value.asText()));
    }
    return texts;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
