// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key.book;

import io.wayout.app.config.key.Group;
import io.wayout.app.config.key.Key;
import io.wayout.app.config.key.KeyType.Either;
import io.wayout.app.config.key.KeyType.ListOf;
import io.wayout.app.config.key.KeyType.Named;
import io.wayout.app.config.key.KeyType.Nested;
import io.wayout.app.config.key.KeyType.OneOrMany;
import io.wayout.app.config.key.Keys;
import io.wayout.app.config.key.Words;
import java.util.ArrayList;
import java.util.List;

/// The keys of a runbook's steps.
public final class StepKeys {
  private static final Key FORCE =
      Key.of("force", Words.FLAG, "false", "Go on where only `--force` would.");
  private static final Key OVERWRITE =
      Key.of(
          "overwrite-foreign",
          Words.FLAG,
          "false",
          "Also replace values that someone else put there.");

  /// A domain, a vendor, or everything.
  static final Group SCOPE =
      Group.of(
          "scope",
          "steps[].unfreeze",
          "Exactly one of these.",
          Key.optional("domain", Words.TEXT, "", "A domain."),
          Key.optional("vendor", Words.TEXT, "", "A vendor."),
          Key.of("all", Words.FLAG, "false", "Everything."));

  private static final Group FREEZE =
      Group.of(
          "freeze",
          "steps[].freeze",
          "Stop all automatic action in a scope: exactly one of domain, vendor and all.",
          Key.optional("domain", Words.TEXT, "", "A domain."),
          Key.optional("vendor", Words.TEXT, "", "A vendor."),
          Key.of("all", Words.FLAG, "false", "Everything."),
          Key.optional("for", ClockWords.SPAN, "until someone lifts it", "After how long it ends."),
          Key.optional("reason", Words.TEXT, "none", "Why."));

  private static final Key DOMAINS =
      Key.optional("domains", new OneOrMany(Words.TEXT), "", "Domains by name.");
  private static final Key TAG = Key.optional("tag", Words.TEXT, "", "Every domain with this tag.");
  private static final Key ALL = Key.of("all", Words.FLAG, "false", "Every domain.");

  private static final Group SWITCH =
      Group.of(
          "switch",
          "steps[].switch",
          "Move domains to a target; ends when all their name servers answer it.",
          DOMAINS,
          TAG,
          ALL,
          Key.required("to", Words.TEXT, "The target's name."),
          FORCE,
          OVERWRITE,
          Key.of("set-ttl", Words.FLAG, "false", "Also write the configured TTLs."));

  private static final Group CAMPAIGN =
      Group.of(
          "campaign",
          "steps[].evacuate",
          "Lead every domain away from a vendor, or back to it: a canary first, then in batches;"
              + " ends when nothing is left to move.",
          Key.required("vendor", Words.TEXT, "The vendor."),
          FORCE,
          OVERWRITE,
          Key.of(
              "batch",
              Words.choice("bounded", "all"),
              "bounded",
              "After the canary as `safety.blast-radius` allows, or all at once."));

  private static final Group CHOICE =
      Group.of("choice", "steps[].ack", "Which domains.", DOMAINS, TAG, ALL);

  private static final Group WAIT =
      Group.of(
          "wait",
          "steps[].wait",
          "Wait until something is true, or for a time: exactly one of until and for.",
          Key.optional(
              "until",
              Words.choice("verified", "drained", "healthy"),
              "",
              "verified: every name server answers the newest move of the domains; drained: and the"
                  + " old answer has left the caches; healthy: the target is up."),
          DOMAINS,
          TAG,
          ALL,
          Key.optional(
              "target", Words.TEXT, "where the domain is", "`until: healthy`: which target."),
          Key.optional("for", ClockWords.SPAN, "", "How long."));

  private static final Group APPROVAL =
      Group.of(
          "approval",
          "steps[].approval",
          "Wait until other people than the one who started the run agree. It expires with the"
              + " step's `timeout`.",
          Key.of("people", Words.number(1, 2), "1", "How many."),
          Key.required("text", Words.TEXT, "What they agree to."));

  private static final Group NOTIFY =
      Group.of(
          "notify",
          "steps[].notify",
          "Tell people.",
          Key.required("text", Words.TEXT, "What."),
          Key.of("level", Words.choice("info", "warn", "alarm"), "info", "How urgent."));

  private static final Group HTTP =
      Group.of(
          "http",
          "steps[].http",
          "One HTTP request: no redirect is followed, and an address that is not public only"
              + " reached where `runbook-rights.networks` allows it.",
          Key.required("url", Words.TEXT, "An http or https URL."),
          Key.of(
              "method",
              Words.choice("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"),
              "POST",
              "How."),
          Key.optional(
              "headers",
              new Named(
                  Words.HEADER_WORD,
                  new Either(List.of(Words.SECRET_TEXT, new Nested(Keys.SECRET)))),
              "none",
              "By name: a text, or where a secret comes from."),
          Key.optional("body", Words.TEXT, "none", "What is sent."),
          Key.optional(
              "expect", new OneOrMany(Words.STATUSES), "2xx", "Which answers are good ones."),
          Key.optional(
              "repeatable",
              Words.FLAG,
              "true for GET, HEAD, PUT and DELETE",
              "May it be sent again after a crash in its middle? If not, a person is asked."));

  private static final Group EXEC =
      Group.of(
          "exec",
          "steps[].exec",
          "One program without a shell, with a clean environment; it must be listed in"
              + " `runbook-rights.programs`. Exit code 0 is good.",
          Key.required("command", new ListOf(Words.TEXT), "The program's path and its arguments."),
          Key.of(
              "repeatable",
              Words.FLAG,
              "false",
              "May it be started again after a crash in its middle? If not, a person is asked."));

  private static final Group UNDO =
      Group.of(
          "undo",
          "steps[].undo",
          "What takes an `http` or `exec` step back: exactly one of these.",
          Key.optional("http", new Nested(HTTP), "", "A request."),
          Key.optional("exec", new Nested(EXEC), "", "A program."));

  private static final List<Key> ACTS =
      List.of(
          Key.optional("switch", new Nested(SWITCH), "", "Move domains to a target."),
          Key.optional("evacuate", new Nested(CAMPAIGN), "", "Lead every domain away."),
          Key.optional("return", new Nested(CAMPAIGN), "", "Lead them back."),
          Key.optional("freeze", new Nested(FREEZE), "", "Stop automation."),
          Key.optional("unfreeze", new Nested(SCOPE), "", "Allow it again."),
          Key.optional("ack", new Nested(CHOICE), "", "Acknowledge moves and lift blocks."),
          Key.optional("wait", new Nested(WAIT), "", "Wait until something is true."),
          Key.optional("notify", new Nested(NOTIFY), "", "Tell people."),
          Key.optional("http", new Nested(HTTP), "", "Send a request."),
          Key.optional("exec", new Nested(EXEC), "", "Run a program."));

  private static final List<Key> AROUND =
      List.of(
          Key.optional("name", Words.TEXT, "what it does", "What people call it."),
          Key.optional(
              "timeout",
              ClockWords.SPAN,
              "30m; http and exec 30s; pause and approval 1h; parallel 24h",
              "After how long the step has failed."),
          Key.of(
              "on-failure",
              Words.choice("stop", "continue", "roll-back"),
              "stop",
              "What follows if it fails: the run ends and can be resumed there; or the next step;"
                  + " or everything done so far is taken back."),
          Key.optional("undo", new Nested(UNDO), "none", "What takes it back."));

  private static final Group BRANCH =
      new Group(
          "branch",
          "steps[].parallel.steps[]",
          "One step among others: exactly one act.",
          false,
          together(ACTS, AROUND));

  private static final Group PARALLEL =
      Group.of(
          "parallel",
          "steps[].parallel",
          "Steps side by side.",
          Key.of("limit", Words.number(1, 20), "4", "How many at once."),
          Key.required("steps", new ListOf(new Nested(BRANCH)), "Which ones, 1 to 100."));

  /// One step.
  public static final Group STEP =
      new Group(
          "step",
          "steps[]",
          "One step: exactly one act.",
          false,
          together(
              ACTS,
              List.of(
                  Key.optional("pause", Words.TEXT, "", "Wait for `wayout runbook resume`."),
                  Key.optional("approval", new Nested(APPROVAL), "", "Wait for other people."),
                  Key.optional("parallel", new Nested(PARALLEL), "", "Steps side by side.")),
              AROUND));

  private StepKeys() {}

  /// The keys that say what a step does.
  public static List<String> acts() {
    return STEP.keys().stream()
        .map(Key::name)
        .filter(name -> AROUND.stream().noneMatch(k -> k.name().equals(name)))
        .toList();
  }

  @SafeVarargs
  private static List<Key> together(List<Key>... parts) {
    List<Key> all = new ArrayList<>();
    for (List<Key> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
