// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.trigger;

import io.wayout.app.json.Json;
import io.wayout.app.runbook.Wish;
import io.wayout.app.runbook.model.Template;
import io.wayout.app.runbook.model.Trigger;
import io.wayout.app.runbook.model.Trigger.Rule;
import io.wayout.app.runbook.trigger.HookRefused.Code;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an Alertmanager's webhook message (version 4) asks for.
final class Alerts {
  private static final int DIGEST_CHARS = 24;

  private Alerts() {}

  /// The runbook that a group of firing alerts starts; empty if it does not fire.
  static Optional<Wish> wish(Trigger trigger, List<Rule> rules, Json message) throws HookRefused {
    if (!message.has("status") || !message.has("groupKey")) {
      throw new HookRefused(
          Code.BAD_HOOK, "this is no message of an Alertmanager", "point its webhook_configs here");
    }
    List<Json> firing =
        message.list("alerts").stream().filter(a -> a.text("status").equals("firing")).toList();
    if (!message.text("status").equals("firing") || firing.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> labels = labels(message);
    Rule rule =
        rules.stream()
            .filter(r -> labels.entrySet().containsAll(r.match().entrySet()))
            .findFirst()
            .orElseThrow(() ->
                new HookRefused(
                    Code.NO_RULE,
                    "no rule of " + trigger.name() + " has the labels " + labels,
                    "add a rule, or route these alerts elsewhere"));
    String since = firing.stream().map(a -> a.text("startsAt")).sorted().findFirst().orElse("");
    return Optional.of(
        new Wish(
            rule.runbook(),
            values(rule, labels),
            Optional.of(group(trigger, message) + since),
            "trigger " + trigger.name(),
            trigger.name(),
            "alert " + labels.getOrDefault("alertname", "without a name") + " since " + since));
  }

  /// What the keys of all runs begin with that this group of alerts has started.
  static String group(Trigger trigger, Json message) {
    return trigger.name() + "/" + digest(message.text("groupKey")) + "/";
  }

  /// What all alerts of the group share; the group's own labels are among them.
  private static Map<String, String> labels(Json message) {
    Map<String, String> labels = new TreeMap<>();
    for (String member : List.of("groupLabels", "commonLabels")) {
      if (message.get(member) instanceof Json.Members(var byName)) {
        byName.forEach((name, value) -> labels.put(name, value.asText()));
      }
    }
    return labels;
  }

  private static Map<String, String> values(Rule rule, Map<String, String> labels)
      throws HookRefused {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, String> entry : rule.values().entrySet()) {
      for (String name : Template.names(entry.getValue())) {
        if (!labels.containsKey(name)) {
          throw new HookRefused(
              Code.NO_RULE,
              "the alerts of the group do not share a label '" + name + "'",
              "add it to group_by of the route");
        }
      }
      values.put(entry.getKey(), Template.fill(entry.getValue(), labels));
    }
    return values;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGEST_CHARS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
