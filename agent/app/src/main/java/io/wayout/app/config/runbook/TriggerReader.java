// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.runbook;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.account.SecretReader;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Nearest;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.runbook.model.CronTimes;
import io.wayout.app.runbook.model.Parameter;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.model.Trigger;
import io.wayout.app.runbook.model.Trigger.Kind;
import io.wayout.app.runbook.model.Trigger.Rule;
import io.wayout.provider.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads triggers. Used once.
final class TriggerReader {
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "webhook", Set.of("secret"),
          "alertmanager", Set.of("secret", "rules"),
          "schedule", Set.of("at", "zone", "parameters"),
          "api", Set.of("token"));
  private static final Set<String> COMMON = Set.of("type", "runbooks", "rate", "dry");
  private static final int RUNS = 4;

  private final Problems problems;
  private final SecretReader secrets;
  private final Map<String, Runbook> runbooks;

  TriggerReader(Problems problems, SecretReader secrets, Map<String, Runbook> runbooks) {
    this.problems = problems;
    this.secrets = secrets;
    this.runbooks = runbooks;
  }

  Map<String, Trigger> triggers(List<Field> fields) {
    Map<String, Trigger> triggers = new TreeMap<>();
    for (Field field : fields) {
      field
          .form()
          .flatMap(form -> trigger(field.key(), form))
          .ifPresent(t -> triggers.put(t.name(), t));
    }
    return triggers;
  }

  private Optional<Trigger> trigger(String name, Form form) {
    Optional<String> type = form.text("type");
    if (type.isEmpty()) {
      return Optional.empty();
    }
    for (String key : form.fields().keySet()) {
      if (!COMMON.contains(key) && !KEYS.getOrDefault(type.get(), Set.of()).contains(key)) {
        add(
            ProblemCode.CONFLICTING_KEYS,
            form,
            key,
            "'" + key + "' means nothing to a trigger of" + " type " + type.get(),
            "remove it");
      }
    }
    List<String> allowed = allowed(form);
    Form rate = form.partOrDefaults("rate");
    return kind(form, type.get(), allowed)
        .map(kind ->
            new Trigger(
                name,
                kind,
                allowed,
                rate.number("runs").orElse(RUNS),
                rate.time("per").orElse(Duration.ofHours(1)),
                form.flag("dry")));
  }

  private List<String> allowed(Form form) {
    List<String> allowed = new ArrayList<>();
    for (Field field : form.items("runbooks")) {
      field
          .text()
          .ifPresent(name -> {
            allowed.add(name);
            requireRunbook(field, name);
          });
    }
    if (form.has("runbooks") && form.items("runbooks").isEmpty()) {
      add(ProblemCode.BAD_VALUE, form, "runbooks", "it may start nothing", "name a runbook");
    }
    return allowed;
  }

  private void requireRunbook(Field field, String name) {
    if (!runbooks.containsKey(name)) {
      problems.add(
          ProblemCode.BAD_VALUE,
          field.spot(),
          field.path(),
          "there is no runbook '" + name + "'",
          runbooks.isEmpty()
              ? "wayout runbook init brings some"
              : Nearest.remedy(name, List.copyOf(runbooks.keySet())));
    }
  }

  private Optional<Kind> kind(Form form, String type, List<String> allowed) {
    return switch (type) {
      case "webhook" -> secret(form).map(Kind.Webhook::new);
      case "alertmanager" -> secret(form).map(s -> new Kind.Alerts(s, rules(form, allowed)));
      case "schedule" -> schedule(form, allowed);
      default -> required(form, "token").map(Kind.Api::new);
    };
  }

  private Optional<Secret> secret(Form form) {
    if (!form.has("secret")) {
      missing(form, "secret", "write {file: /path}, {credential: NAME} or {env: NAME}");
    }
    return form.part("secret").flatMap(secrets::of);
  }

  private Optional<String> required(Form form, String key) {
    if (!form.has(key)) {
      missing(form, key, "add '" + key + ":'");
    }
    return form.text(key);
  }

  private List<Rule> rules(Form form, List<String> allowed) {
    List<Rule> rules = new ArrayList<>();
    for (Field item : form.items("rules")) {
      item.form().ifPresent(rule -> rule(rule, allowed).ifPresent(rules::add));
    }
    if (form.items("rules").isEmpty()) {
      missing(form, "rules", "add rules: [{match: {alertname: X}, runbook: NAME}]");
    }
    return rules;
  }

  private Optional<Rule> rule(Form form, List<String> allowed) {
    Map<String, String> match = named(form, "match");
    if (match.isEmpty() && form.has("match")) {
      add(ProblemCode.BAD_VALUE, form, "match", "it matches every alert", "name a label");
    }
    Optional<String> runbook = form.text("runbook");
    runbook.ifPresent(name -> requireAllowed(form, name, allowed));
    Map<String, String> values = named(form, "parameters");
    runbook.ifPresent(name -> requireParameters(form, name, values));
    return runbook.map(name -> new Rule(match, name, values));
  }

  private void requireAllowed(Form form, String name, List<String> allowed) {
    if (!allowed.contains(name)) {
      add(
          ProblemCode.BAD_VALUE,
          form,
          "runbook",
          "the trigger may not start '" + name + "'",
          "add it to the trigger's 'runbooks', or name one of " + allowed);
    }
  }

  private Optional<Kind> schedule(Form form, List<String> allowed) {
    Optional<String> at = required(form, "at");
    Map<String, String> values = named(form, "parameters");
    if (allowed.size() > 1) {
      add(
          ProblemCode.BAD_VALUE,
          form,
          "runbooks",
          "a schedule starts one runbook",
          "make one trigger of each");
    }
    allowed.forEach(name -> requireParameters(form, name, values));
    try {
      ZoneId zone = ZoneId.of(form.text("zone").orElse("UTC"));
      at.ifPresent(CronTimes::of);
      return at.map(text -> new Kind.Schedule(text, zone, values));
    } catch (DateTimeException bad) {
      add(ProblemCode.BAD_VALUE, form, "zone", "it is no time zone", "write Asia/Shanghai or UTC");
    } catch (IllegalArgumentException bad) {
      String why = String.valueOf(bad.getMessage());
      add(ProblemCode.BAD_VALUE, form, "at", why, "write it as in '0 3 * * mon-fri'");
    }
    return Optional.empty();
  }

  private void requireParameters(Form form, String name, Map<String, String> values) {
    Runbook runbook = runbooks.get(name);
    if (runbook == null) {
      return;
    }
    for (String given : values.keySet()) {
      if (runbook.parameter(given).isEmpty()) {
        String message = "the runbook '" + name + "' has no parameter '" + given + "'";
        add(ProblemCode.BAD_VALUE, form, "parameters", message, "see: wayout runbook show " + name);
      }
    }
    for (Parameter parameter : runbook.parameters()) {
      if (parameter.isRequired() && !values.containsKey(parameter.name())) {
        missing(form, "parameters", "give a value for '" + parameter.name() + "'");
      }
    }
  }

  private static Map<String, String> named(Form form, String key) {
    Map<String, String> values = new TreeMap<>();
    form.named(key).forEach(f -> f.text().ifPresent(text -> values.put(f.key(), text)));
    return values;
  }

  private void missing(Form form, String key, String remedy) {
    add(ProblemCode.MISSING_KEY, form, key, "'" + key + "' is missing", remedy);
  }

  private void add(ProblemCode code, Form form, String key, String message, String remedy) {
    problems.add(code, form.spotOf(key), form.pathOf(key), message, remedy);
  }
}
