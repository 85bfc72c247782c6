// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.key.KeyType.ListOf;
import io.wayout.app.config.key.KeyType.Named;
import io.wayout.app.config.key.KeyType.Nested;
import java.util.List;
import java.util.Map;

/// The keys of what starts runbooks without a person, and of what these may use.
final class TriggerKeys {
  private static final KeyType TIMES =
      Words.word(
          "cron",
          "five fields: minute hour day month weekday, such as '0 3 * * mon-fri'",
          Map.of("type", "string"),
          text ->
              text.strip().split("\\s+").length == 5
                  ? new Reading.Good(new Value.Text(text.strip()))
                  : new Reading.Bad(
                      "'" + text + "' has not five fields",
                      "write minute hour day month weekday, as in '0 3 * * mon-fri'"));

  private static final Group RATE =
      Group.of(
          "rate",
          "triggers.NAME.rate",
          "How often it may start a run.",
          Key.of("runs", Words.number(1, 1_000), "4", "So many runs ..."),
          Key.of("per", Times.duration("1m", "7d"), "1h", "... in so long, 1m to 7d."));

  private static final Group RULE =
      Group.of(
          "rule",
          "triggers.NAME.rules[]",
          "Which alerts start which runbook: the first rule whose labels all match.",
          Key.required(
              "match",
              new Named(Words.ID_WORD, Words.TEXT),
              "Labels that all alerts of the group share, with their values."),
          Key.required("runbook", Words.NAME_OF, "The runbook."),
          Key.optional(
              "parameters",
              new Named(Words.ID_WORD, Words.TEXT),
              "none",
              "Its parameters; `${LABEL}` stands for a shared label's value."));

  /// One trigger.
  static final Group TRIGGER =
      Group.of(
          "trigger",
          "triggers.NAME",
          "What starts runbooks without a person.",
          Key.required(
              "type",
              Words.choice("webhook", "alertmanager", "schedule", "api"),
              "webhook: a signed request to `/hooks/NAME`; alertmanager: Alertmanager's webhook at"
                  + " `/hooks/NAME`; schedule: times; api: a token with the scope `runbook:NAME`."),
          Key.required(
              "runbooks", new ListOf(Words.NAME_OF), "The runbooks that it may start, no others."),
          Key.optional("rate", new Nested(RATE), "as below", "How often."),
          Key.of("dry", Words.FLAG, "false", "Only say what would be done."),
          Key.optional(
              "secret",
              new Nested(Keys.SECRET),
              "required",
              "webhook: the key of the HMAC; alertmanager: what it must send as bearer token."),
          Key.optional("token", Words.NAME_OF, "required", "api: the token's name."),
          Key.optional("rules", new ListOf(new Nested(RULE)), "none", "alertmanager: what to do."),
          Key.optional("at", TIMES, "required", "schedule: when."),
          Key.of("zone", Words.TEXT, "UTC", "schedule: the time zone, such as Asia/Shanghai."),
          Key.optional(
              "parameters",
              new Named(Words.ID_WORD, Words.TEXT),
              "none",
              "schedule: the runbook's parameters."));

  /// What steps of runbooks may use.
  static final Group RIGHTS =
      Group.of(
          "runbook-rights",
          "runbook-rights",
          "What the steps of runbooks may use; nothing of it unless it is listed.",
          Key.optional(
              "programs",
              new ListOf(Addresses.PATH),
              "none",
              "Absolute paths of programs that an `exec` step may start."),
          Key.optional(
              "networks",
              new ListOf(Addresses.NETWORK),
              "none",
              "Networks besides the public ones that an `http` step may reach."));

  private TriggerKeys() {}

  /// The keys of the root.
  static List<Key> ofRoot() {
    return List.of(
        Key.optional(
            "runbooks",
            new KeyType.OneOrMany(Addresses.PATH),
            "`runbooks/*.yaml` beside the configuration",
            "Runbook files, from this file's folder; `*`, `?` and `[…]` in the last part."),
        Key.optional("runbook-rights", new Nested(RIGHTS), "as below", "What runbooks may use."),
        Key.optional(
            "triggers",
            new Named(Words.ID_WORD, new Nested(TRIGGER)),
            "none",
            "What starts runbooks without a person."));
  }
}
