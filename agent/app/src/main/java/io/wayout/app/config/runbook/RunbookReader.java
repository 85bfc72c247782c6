// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.runbook;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.account.SecretReader;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.Times;
import io.wayout.app.config.key.Value;
import io.wayout.app.config.tree.Nearest;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.runbook.model.Guard;
import io.wayout.app.runbook.model.Parameter;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.model.Step;
import io.wayout.app.runbook.model.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes a runbook of what was read, and reports what makes no sense. Used once.
final class RunbookReader {
  private static final int STEPS_MAX = 100;
  private final Problems problems;
  private final Optional<Known> known;
  private final StepReader steps;

  /// @param known the names of the configuration; empty: not judged
  RunbookReader(Problems problems, SecretReader secrets, Optional<Known> known) {
    this.problems = problems;
    this.known = known;
    this.steps = new StepReader(problems, secrets);
  }

  /// Empty if something that must be there is not; that is already reported.
  Optional<Runbook> runbook(Form form, String source) {
    List<Parameter> parameters = new ArrayList<>();
    form.named("parameters").forEach(field -> parameter(field).ifPresent(parameters::add));
    List<Guard> guards = new ArrayList<>();
    GuardReader guardReader = new GuardReader(problems);
    form.items("guards").forEach(f -> f.form().flatMap(guardReader::guard).ifPresent(guards::add));
    List<Step> read = steps(form);
    judgeTexts(form, parameters);
    return form.text("runbook")
        .map(name ->
            new Runbook(
                name,
                form.text("title").orElse(name),
                form.text("text").orElse(""),
                parameters,
                guards,
                read,
                source));
  }

  private List<Step> steps(Form form) {
    List<Field> items = form.items("steps");
    if (form.has("steps") && (items.isEmpty() || items.size() > STEPS_MAX)) {
      problems.add(
          ProblemCode.BAD_VALUE,
          form.spotOf("steps"),
          form.pathOf("steps"),
          "'steps' has " + items.size() + " items",
          "write 1 to " + STEPS_MAX);
    }
    List<Step> read = new ArrayList<>();
    items.forEach(item -> item.form().flatMap(steps::step).ifPresent(read::add));
    return read;
  }

  private Optional<Parameter> parameter(Field field) {
    return field
        .form()
        .flatMap(form -> form.text("type").map(type -> parameter(field, form, type)));
  }

  private Parameter parameter(Field field, Form form, String word) {
    Parameter.Type type = Parameter.Type.valueOf(word.toUpperCase(Locale.ROOT));
    List<String> choices =
        form.items("choices").stream().flatMap(item -> item.text().stream()).toList();
    Optional<String> fallback = form.text("default");
    boolean isOptional = form.has("required") && !form.flag("required");
    if (form.flag("required") && fallback.isPresent()) {
      conflict(form, "required", "a parameter with a default is never missing", "remove one");
    }
    if (type == Parameter.Type.CHOICE && choices.isEmpty()) {
      conflict(form, "choices", "a choice without choices", "add 'choices: [a, b]'");
    }
    if (type != Parameter.Type.CHOICE && !choices.isEmpty()) {
      conflict(form, "choices", "choices of a " + word, "write 'type: choice', or remove them");
    }
    fallback.ifPresent(text -> judgeDefault(form, type, choices, text));
    return new Parameter(
        field.key(),
        type,
        isOptional ? fallback.or(() -> Optional.of("")) : fallback,
        choices,
        form.text("doc").orElse(""));
  }

  private void judgeDefault(Form form, Parameter.Type type, List<String> choices, String fallback) {
    Optional<Set<String>> names =
        switch (type) {
          case CHOICE -> choices.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(choices));
          case DOMAIN -> known.map(Known::domains);
          case VENDOR -> known.map(Known::vendors);
          case TARGET -> known.map(Known::targets);
          case DURATION, TEXT -> Optional.empty();
        };
    boolean isBad =
        names.filter(n -> !n.contains(fallback)).isPresent()
            || (type == Parameter.Type.DURATION && Times.parse(fallback).isEmpty());
    if (isBad) {
      problems.add(
          ProblemCode.BAD_VALUE,
          form.spotOf("default"),
          form.pathOf("default"),
          "'" + fallback + "' is no " + type.name().toLowerCase(Locale.ROOT) + " here",
          names.map(n -> Nearest.remedy(fallback, List.copyOf(n))).orElse("write it as in 10m"));
    }
  }

  private void conflict(Form form, String key, String message, String remedy) {
    problems.add(ProblemCode.CONFLICTING_KEYS, form.spotOf(key), form.pathOf(key), message, remedy);
  }

  /// Every `${name}` must be a parameter, every plain name one of the configuration.
  private void judgeTexts(Form form, List<Parameter> parameters) {
    Set<String> names = new HashSet<>();
    parameters.forEach(p -> names.add(p.name()));
    Set<String> used = new HashSet<>();
    for (String part : List.of("guards", "steps")) {
      form.field(part).ifPresent(field -> judge(field, part, names, used));
    }
    for (Field field : form.named("parameters")) {
      if (!used.contains(field.key())) {
        problems.add(
            ProblemCode.UNUSED,
            field.keySpot(),
            field.path(),
            "no step uses the parameter '" + field.key() + "'",
            "write ${" + field.key() + "} in a step, or remove it");
      }
    }
  }

  private void judge(Field field, String key, Set<String> names, Set<String> used) {
    switch (field.value()) {
      case Value.Text(String text) -> judgeText(field, key, text, names, used);
      case Value.Part(Form form) -> {
        boolean isClock = key.equals("window");
        form.fields().forEach((k, f) -> judge(f, isClock ? "" : k, names, used));
      }
      case Value.Items(List<Field> items) -> items.forEach(f -> judge(f, key, names, used));
      case Value.Named(List<Field> fields) -> fields.forEach(f -> judge(f, "", names, used));
      case Value.Count _,
          Value.Time _,
          Value.Flag _,
          Value.Name _,
          Value.Host _,
          Value.Address _,
          Value.Statuses _,
          Value.Broken _,
          Value.Raw _ -> {}
    }
  }

  private void judgeText(
      Field field, String key, String text, Set<String> names, Set<String> used) {
    for (String name : Template.names(text)) {
      used.add(name);
      if (!names.contains(name)) {
        problems.add(
            ProblemCode.BAD_VALUE,
            field.spot(),
            field.path(),
            "there is no parameter '" + name + "'",
            Nearest.remedy(name, List.copyOf(names)));
      }
    }
    Optional<Set<String>> of = known.flatMap(k -> k.of(key));
    if (Template.isPlain(text) && of.filter(n -> !n.contains(text)).isPresent()) {
      problems.add(
          ProblemCode.BAD_VALUE,
          field.spot(),
          field.path(),
          "the configuration has no " + kind(key) + " '" + text + "'",
          Nearest.remedy(text, List.copyOf(of.orElseThrow())));
    }
  }

  private static String kind(String key) {
    return switch (key) {
      case "domains" -> "domain";
      case "to" -> "target";
      default -> key;
    };
  }
}
