// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key.book;

import io.wayout.app.config.key.Group;
import io.wayout.app.config.key.Key;
import io.wayout.app.config.key.KeyType;
import io.wayout.app.config.key.KeyType.ListOf;
import io.wayout.app.config.key.KeyType.Named;
import io.wayout.app.config.key.KeyType.Nested;
import io.wayout.app.config.key.Reading;
import io.wayout.app.config.key.Reading.Bad;
import io.wayout.app.config.key.Reading.Good;
import io.wayout.app.config.key.Times;
import io.wayout.app.config.key.Value;
import io.wayout.app.config.key.Word;
import io.wayout.app.config.key.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/// The keys of a scenario for drills.
public final class ScenarioKeys {
  private static final KeyType LENGTH = Times.duration("1s", "14d");
  private static final String TILL_THE_END = "till the end";

  private static final KeyType INSTANT =
      Words.word(
          "instant",
          "a date and time in UTC such as 2023-11-12T09:39:00Z",
          Map.of("type", "string", "format", "date-time"),
          ScenarioKeys::instant);

  private static final KeyType JUMP =
      Words.word(
          "duration",
          "a duration such as 1h, or -1h to set it back",
          Map.of("type", "string", "pattern", "^-?([0-9]{1,9}(ms|s|m|h|d))+$"),
          ScenarioKeys::jump);

  private static final KeyType LIMIT =
      Words.word(
          "rto \\| duration",
          "rto, or a duration such as 5m",
          Map.of("type", "string", "pattern", "^(rto|([0-9]{1,9}(ms|s|m|h|d))+)$"),
          text -> text.equals("rto") ? new Good(new Value.Text(text)) : read(LENGTH, text));

  private static final Group ROLE =
      Group.of(
          "role",
          "roles.NAME",
          "A vendor of the scenario.",
          Key.optional(
              "vendors",
              new ListOf(Words.NAME_OF),
              "none",
              "If the configuration has one of these vendors, it plays itself."),
          Key.required(
              "otherwise",
              Words.choice("primary-cloud", "standby-cloud", "first-link", "last-link", "home"),
              "Who plays the role in all other configurations: where most domains are served from,"
                  + " where most second targets are, who hosts most business names, who hosts the"
                  + " last link of most, whose machine the agent runs on."));

  private static final Group CUE =
      Group.of(
          "cue",
          "timeline[]",
          "What happens when: exactly one of `api`, `servers`, `targets`, `agent`, `witnesses`,"
              + " `resolvers`, `clock`, `operator` and `record`, or a `note` alone.",
          Key.required("at", Times.duration("0", "14d"), "When, since the start."),
          Key.optional("api", Words.NAME_OF, "", "The role whose control plane is meant."),
          Key.optional("servers", Words.NAME_OF, "", "The role whose name servers are meant."),
          Key.optional("targets", Words.NAME_OF, "", "The role whose targets are meant, all."),
          Key.optional(
              "agent",
              Words.choice(
                  "isolated",
                  "killed",
                  "killed-before-intent",
                  "killed-after-intent",
                  "killed-after-attempt",
                  "killed-after-sent",
                  "killed-after-served",
                  "paused",
                  "suspended",
                  "store-lost",
                  "disk-full",
                  "reloaded"),
              "",
              "What happens to the agent; it is started again after `for`, or within 20 s where it"
                  + " is killed at a point of its work."),
          Key.optional("witnesses", Words.number(1, 100), "", "How many witnesses stop answering."),
          Key.optional(
              "resolvers",
              Words.choice("dead", "lying"),
              "",
              "What is wrong with the resolvers that the agent asks."),
          Key.optional("clock", JUMP, "", "How far the wall clock jumps."),
          Key.optional(
              "operator",
              Words.choice("switch", "failback", "typo", "freeze", "unfreeze", "ack", "abort"),
              "",
              "What a person types, for all domains; `switch` leads to the second target."),
          Key.optional(
              "record",
              Words.choice("first-link", "last-link"),
              "",
              "The record of each domain that someone else changes."),
          Key.optional(
              "is",
              Words.choice(
                  "unreachable",
                  "stranger",
                  "denying",
                  "throttling",
                  "backing-off",
                  "failing",
                  "slow",
                  "read-only",
                  "blind",
                  "blank",
                  "zone-lost",
                  "swallowing",
                  "answer-lost",
                  "late",
                  "pending",
                  "lying",
                  "reverting",
                  "garbling",
                  "stale",
                  "silent",
                  "lagging",
                  "delayed",
                  "refusing",
                  "black-hole",
                  "broken",
                  "wrong-body",
                  "bad-certificate",
                  "sporadic",
                  "turning-away",
                  "flapping"),
              "",
              "What is wrong: with an API `unreachable` to `stale`, with name servers `silent` to"
                  + " `delayed`, with targets `refusing` to `flapping` and `slow`."),
          Key.optional(
              "holds",
              Words.choice("elsewhere", "standby"),
              "elsewhere",
              "What the record leads to then: to what nobody declared, or to the second target."),
          Key.optional(
              "by",
              LENGTH,
              "",
              "How far `lagging` or `delayed` servers and `stale` reads are behind."),
          Key.optional("every", LENGTH, "", "How long each state of `flapping` lasts."),
          Key.optional("for", LENGTH, TILL_THE_END, "How long it stays so."),
          Key.optional("note", Words.TEXT, "", "A line of the timeline, for the reader."));

  private static final Group EXPECT =
      Group.of(
          "expect",
          "expect",
          "What a good outcome is, beyond every invariant.",
          Key.optional(
              "writes-max",
              Words.number(0, 100_000),
              "any",
              "How many changes may be sent in all."),
          Key.optional(
              "moves-max",
              Words.number(0, 100),
              "any",
              "How often users of one domain may be led to another target."),
          Key.optional(
              "restored-within",
              LIMIT,
              "not asked",
              "How long, at a stretch, users of a domain with a way out may be without it; `rto`:"
                  + " the domain's own."),
          Key.of(
              "stuck",
              Words.choice("fails", "allowed"),
              "fails",
              "A domain without any way out: does it make the drill fail?"),
          Key.optional(
              "ends-at",
              Words.choice("preferred", "elsewhere"),
              "anywhere",
              "Where each domain that moved must be at the end."));

  /// The root of a scenario file.
  public static final Group ROOT =
      Group.of(
          "scenario",
          "",
          "One scenario.",
          Key.required("id", Words.NAME_OF, "Its name on the command line."),
          Key.required("title", Words.TEXT, "One line."),
          Key.of(
              "kind",
              Words.choice("historical", "twisted", "own"),
              "own",
              "How true to history it is."),
          Key.optional("start", INSTANT, "2026-01-05T03:00:00Z", "When it began; only shown."),
          Key.required("story", Words.TEXT, "What happened, in a few sentences."),
          Key.optional("facts", new ListOf(Words.TEXT), "none", "Where that is known from."),
          Key.optional(
              "roles", new Named(Words.ID_WORD, new Nested(ROLE)), "none", "Vendors by role."),
          Key.required("timeline", new ListOf(new Nested(CUE)), "What happens when."),
          Key.required("length", LENGTH, "After how long everything is healed."),
          Key.optional("expect", new Nested(EXPECT), "as below", "What a good outcome is."));

  private ScenarioKeys() {}

  private static Reading instant(String text) {
    try {
      return new Good(new Value.Text(Instant.parse(text).toString()));
    } catch (DateTimeParseException bad) {
      return new Bad(
          "'" + text + "' is not a date and time in UTC", "write it as 2023-11-12T09:39:00Z");
    }
  }

  private static Reading jump(String text) {
    boolean isBack = text.startsWith("-");
    return switch (read(LENGTH, isBack ? text.substring(1) : text)) {
      case Good(Value.Time(Duration by)) -> new Good(new Value.Time(isBack ? by.negated() : by));
      case Good other -> other;
      case Bad bad -> bad;
    };
  }

  private static Reading read(KeyType type, String text) {
    return type instanceof KeyType.OfWord(Word word)
        ? word.read(text)
        : new Bad("'" + text + "' can't be read", "write a duration such as 5m");
  }

  /// Keys of a cue that say what kind of thing happens.
  public static List<String> subjects() {
    return List.of(
        "api",
        "servers",
        "targets",
        "agent",
        "witnesses",
        "resolvers",
        "clock",
        "operator",
        "record");
  }
}
