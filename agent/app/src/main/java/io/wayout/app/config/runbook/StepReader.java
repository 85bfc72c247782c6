// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.runbook;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.account.SecretReader;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.book.StepKeys;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Choice;
import io.wayout.app.runbook.model.Step;
import io.wayout.app.runbook.model.Step.OnFailure;
import io.wayout.app.runbook.model.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads steps. Used once.
final class StepReader {
  private static final int BRANCHES_MAX = 100;
  private final Problems problems;
  private final CallReader calls;

  StepReader(Problems problems, SecretReader secrets) {
    this.problems = problems;
    this.calls = new CallReader(problems, secrets);
  }

  /// Empty if it is broken; that is reported.
  Optional<Step> step(Form form) {
    List<String> acts = StepKeys.acts().stream().filter(form::has).toList();
    if (acts.size() != 1) {
      problems.add(
          ProblemCode.CONFLICTING_KEYS,
          form.spot(),
          form.path(),
          acts.isEmpty() ? "the step does nothing" : "the step does several things: " + acts,
          acts.isEmpty()
              ? "add one of " + String.join(", ", StepKeys.acts())
              : "make one step of each");
      return Optional.empty();
    }
    return act(form, acts.getFirst()).map(act -> step(form, act));
  }

  private Step step(Form form, Act act) {
    Optional<Act> undo = form.part("undo").flatMap(this::undo);
    boolean isCall = act instanceof Act.Http || act instanceof Act.Exec;
    if (form.has("undo") && !isCall) {
      problems.add(
          ProblemCode.CONFLICTING_KEYS,
          form.spotOf("undo"),
          form.pathOf("undo"),
          "wayout knows itself how to take back '" + act.word() + "', or that it can't be",
          "remove 'undo'; it is for http and exec");
    }
    return new Step(
        form.text("name").orElse(act.words()),
        act,
        form.text("timeout").orElse(Step.defaultTimeout(act)),
        OnFailure.valueOf(
            form.text("on-failure").orElse("stop").toUpperCase(Locale.ROOT).replace('-', '_')),
        undo);
  }

  private Optional<Act> undo(Form form) {
    if (form.fields().size() != 1) {
      problems.add(
          ProblemCode.CONFLICTING_KEYS,
          form.spot(),
          form.path(),
          "'undo' needs exactly one of http and exec",
          form.fields().isEmpty() ? "add one" : "keep one");
      return Optional.empty();
    }
    return act(form, form.fields().keySet().iterator().next());
  }

  private Optional<Act> act(Form form, String key) {
    return switch (key) {
      case "pause" -> form.text(key).map(Act.Pause::new);
      case "switch" -> form.part(key).flatMap(this::move);
      case "evacuate" -> form.part(key).flatMap(f -> campaign(f, false));
      case "return" -> form.part(key).flatMap(f -> campaign(f, true));
      case "freeze" -> form.part(key).flatMap(this::freeze);
      case "unfreeze" ->
          form.part(key).flatMap(f -> Scopes.where(f, problems)).map(Act.Unfreeze::new);
      case "ack" ->
          form.part(key).flatMap(f -> Scopes.someChoice(f, problems)).map(Act.Acknowledge::new);
      case "wait" -> form.part(key).flatMap(this::waiting);
      case "approval" ->
          form.part(key)
              .flatMap(
                  f -> f.text("text").map(t -> new Act.Approval(f.number("people").orElse(1), t)));
      case "notify" ->
          form.part(key)
              .flatMap(
                  f -> f.text("text").map(t -> new Act.Notify(f.text("level").orElse("info"), t)));
      case "http" -> form.part(key).flatMap(calls::http);
      case "exec" -> form.part(key).flatMap(calls::exec);
      default -> form.part(key).flatMap(this::parallel);
    };
  }

  private Optional<Act> move(Form form) {
    Optional<Choice> choice = Scopes.someChoice(form, problems);
    return choice.flatMap(c ->
        form.text("to")
            .map(to ->
                new Act.Switch(
                    c,
                    to,
                    form.flag("force"),
                    form.flag("overwrite-foreign"),
                    form.flag("set-ttl"))));
  }

  private Optional<Act> campaign(Form form, boolean isBack) {
    return form.text("vendor")
        .map(vendor ->
            new Act.Campaign(
                isBack,
                vendor,
                form.flag("force"),
                form.flag("overwrite-foreign"),
                form.text("batch").filter("all"::equals).isPresent()));
  }

  private Optional<Act> freeze(Form form) {
    Optional<Where> where = Scopes.where(form, problems);
    return where.map(
        w -> new Act.Freeze(w, form.text("for").orElse(""), form.text("reason").orElse("")));
  }

  private Optional<Act> waiting(Form form) {
    Optional<String> span = form.text("for");
    if (span.isPresent() == form.has("until")) {
      problems.add(
          ProblemCode.CONFLICTING_KEYS,
          form.spot(),
          form.path(),
          "a wait needs exactly one of until and for",
          span.isPresent() ? "keep one" : "add one");
      return Optional.empty();
    }
    return span.isPresent()
        ? Optional.of(new Act.Delay(span.get()))
        : form.text("until")
            .map(until ->
                new Act.Await(
                    Act.Until.valueOf(until.toUpperCase(Locale.ROOT)),
                    Scopes.choice(form),
                    form.text("target")));
  }

  private Optional<Act> parallel(Form form) {
    List<Field> items = form.items("steps");
    if (items.isEmpty() || items.size() > BRANCHES_MAX) {
      problems.add(
          ProblemCode.BAD_VALUE,
          form.spotOf("steps"),
          form.pathOf("steps"),
          "'steps' has " + items.size() + " items",
          "write 1 to " + BRANCHES_MAX);
    }
    List<Step> steps = new ArrayList<>();
    items.forEach(item -> item.form().flatMap(this::step).ifPresent(steps::add));
    return Optional.of(new Act.Parallel(form.number("limit").orElse(4), steps));
  }
}
