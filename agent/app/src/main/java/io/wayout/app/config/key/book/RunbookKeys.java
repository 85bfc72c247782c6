// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key.book;

import io.wayout.app.config.key.Group;
import io.wayout.app.config.key.Key;
import io.wayout.app.config.key.KeyType.ListOf;
import io.wayout.app.config.key.KeyType.Named;
import io.wayout.app.config.key.KeyType.Nested;
import io.wayout.app.config.key.Times;
import io.wayout.app.config.key.Words;

/// The keys of a runbook: what it is given, what must hold, and its steps.
public final class RunbookKeys {
  private static final Group PARAMETER =
      Group.of(
          "parameter",
          "parameters.NAME",
          "What a person gives when the runbook is started; a text holds it as `${NAME}`.",
          Key.required(
              "type",
              Words.choice("domain", "vendor", "target", "duration", "text", "choice"),
              "What it may be: the name of a domain, vendor or target of the configuration, a"
                  + " duration, a text on one line, or one of `choices`."),
          Key.optional(
              "required",
              Words.FLAG,
              "true without a default",
              "A run does not start without it; not beside `default`."),
          Key.optional("default", Words.TEXT, "none", "What stands for it if it is not given."),
          Key.optional("choices", new ListOf(Words.TEXT), "none", "For `type: choice`."),
          Key.optional("doc", Words.TEXT, "none", "One sentence about it."));

  private static final Group HEALTHY =
      Group.of(
          "guard-healthy",
          "guards[].healthy",
          "A target is up.",
          Key.required("target", Words.TEXT, "The target's name."),
          Key.optional(
              "domain", Words.TEXT, "every domain with such a target", "Of which domain."));

  private static final Group WAY_OUT =
      Group.of(
          "guard-way-out",
          "guards[].way-out",
          "The audit finds a way out for every domain if this were lost.",
          Key.required("vendor", Words.TEXT, "The vendor that is lost."),
          Key.of(
              "plane",
              Words.choice("control", "data", "targets", "everything"),
              "everything",
              "What of it."));

  private static final Group WINDOW =
      Group.of(
          "guard-window",
          "guards[].window",
          "The time is right.",
          Key.optional(
              "days",
              new ListOf(Words.choice("mon", "tue", "wed", "thu", "fri", "sat", "sun")),
              "all",
              "Days of the week."),
          Key.of("from", ClockWords.TIME_OF_DAY, "00:00", "From when on."),
          Key.of("to", ClockWords.TIME_OF_DAY, "24:00", "Until when; before `from`: after it."),
          Key.of("zone", ClockWords.ZONE, "UTC", "Whose clock."));

  private static final Group GUARD =
      Group.of(
          "guard",
          "guards[]",
          "What must hold before the first step: exactly one of these.",
          Key.optional("healthy", new Nested(HEALTHY), "", "A target is up."),
          Key.optional(
              "not-frozen",
              new Nested(StepKeys.SCOPE),
              "",
              "No freeze covers a domain, a vendor or everything."),
          Key.optional("way-out", new Nested(WAY_OUT), "", "The audit's cell is not stuck."),
          Key.optional(
              "drill-fresh",
              Times.duration("1h", "366d"),
              "",
              "A live drill ended well so lately, 1h to 366d (`wayout drill --live`)."),
          Key.optional("window", new Nested(WINDOW), "", "The time of day is right."));

  /// The root of a runbook file.
  public static final Group ROOT =
      Group.of(
          "runbook",
          "",
          "One prepared procedure.",
          Key.required("runbook", Words.NAME_OF, "Its name on the command line."),
          Key.required("title", Words.TEXT, "One line."),
          Key.optional("text", Words.TEXT, "none", "When it is meant, in a few sentences."),
          Key.optional(
              "parameters",
              new Named(Words.ID_WORD, new Nested(PARAMETER)),
              "none",
              "What it is given."),
          Key.optional(
              "guards", new ListOf(new Nested(GUARD)), "none", "What must hold at its start."),
          Key.required(
              "steps",
              new ListOf(new Nested(StepKeys.STEP)),
              "What is done, one step after the other, 1 to 100."));

  private RunbookKeys() {}
}
