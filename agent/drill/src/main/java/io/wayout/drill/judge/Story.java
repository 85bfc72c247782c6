// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Target;
import io.wayout.dns.RecordSet;
import io.wayout.drill.judge.Line.Tone;
import io.wayout.drill.judge.Line.Who;
import io.wayout.drill.play.Take;
import io.wayout.drill.script.Cue;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Happening;
import io.wayout.sim.world.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells a take line by line: what went wrong, what the agent said, what changed in the DNS. What
/// repeats is told twice and then counted.
final class Story {
  private static final int REPEATS_MAX = 2;
  private static final int LIKE_MAX = 3;

  private final Take take;
  private final Map<String, Target> targetsByHost = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, Integer> last = new HashMap<>();

  private Story(Take take) {
    this.take = take;
    for (Target target : take.twin().targets().values()) {
      target.checks().forEach(id -> targetsByHost.put(id.text(), target));
    }
  }

  static List<Line> of(Take take) {
    Story story = new Story(take);
    for (Cue cue : take.scenario().timeline()) {
      if (!cue.note().isEmpty()) {
        story.lines.add(new Line(cue.at(), Who.WORLD, Tone.PLAIN, cue.note(), 1));
      }
    }
    take.history().stream().filter(h -> !h.at().isBefore(take.start())).forEach(story::hear);
    story.lines.sort(Comparator.comparing(Line::at));
    return List.copyOf(story.lines);
  }

  private void hear(Happening happening) {
    Instant at = happening.at();
    Fact fact = happening.fact();
    if (fact instanceof Fact.Told(Notice notice)) {
      told(at, notice);
    } else if (fact instanceof Fact.Applied applied) {
      applied(at, applied);
    } else if (fact instanceof Fact.Commanded(_, Command command)) {
      say(at, Who.OPERATOR, Tone.PLAIN, Troubles.command(command));
    } else if (fact instanceof Fact.Replied(_, CommandResult result)) {
      replied(at, result);
    } else if (fact instanceof Fact.Started) {
      say(at, Who.AGENT, Tone.PLAIN, "the agent starts");
    } else {
      hearWorld(at, fact);
    }
  }

  /// What came of changes that were sent, and what became durable, is told by what follows.
  private void hearWorld(Instant at, Fact fact) {
    if (fact instanceof Fact.TargetTurned(String host, TargetState state)) {
      turned(at, host, state);
    } else if (fact instanceof Fact.ApiTurned(String account, ApiState state)) {
      world(at, tone(state == ApiState.FINE), api(account) + " " + Troubles.api(state));
    } else if (fact instanceof Fact.ZonesTurned(String account, boolean isAnswering)) {
      String how = isAnswering ? " answer again" : " fall silent";
      world(at, tone(isAnswering), "the name servers of " + account + how);
    } else if (fact instanceof Fact.NetworkTurned(boolean isUp)) {
      world(at, tone(isUp), "the agent's own network " + (isUp ? "is back" : "is gone"));
    } else if (fact instanceof Fact.ResolversTurned(var state)) {
      boolean isFine = state.name().equals("FINE");
      world(at, tone(isFine), "the agent's resolvers are " + Troubles.word(state));
    } else if (fact instanceof Fact.DiskTurned(var state)) {
      boolean isFine = state.name().equals("FINE");
      world(at, tone(isFine), "the agent's disk is " + Troubles.word(state));
    } else if (fact instanceof Fact.Paused(Duration length, boolean isSuspended)) {
      String who = isSuspended ? "the agent's host is suspended" : "the agent stands still";
      world(at, Tone.BAD, who + " for " + length.toSeconds() + " s");
    } else if (fact instanceof Fact.WallJumped(Duration by, _)) {
      world(at, Tone.WARN, "the agent's wall clock jumps by " + by.toSeconds() + " s");
    } else if (fact instanceof Fact.StoreLost) {
      world(at, Tone.BAD, "the agent's journal is lost");
    } else if (fact instanceof Fact.ReloadRefused(var obstacles)) {
      say(at, Who.AGENT, Tone.WARN, "a configuration is refused: " + obstacles);
    } else if (fact instanceof Fact.Noted(String text) && !text.equals("the end")) {
      world(at, Tone.PLAIN, text);
    } else if (fact instanceof Fact.Killed(String how)) {
      world(at, Tone.BAD, "the agent is killed " + how);
    } else if (fact instanceof Fact.Healed) {
      world(at, Tone.GOOD, "nothing is wrong any more");
    }
  }

  private static Tone tone(boolean isWell) {
    return isWell ? Tone.GOOD : Tone.BAD;
  }

  private String api(String account) {
    String vendor = take.twin().topology().account(account).vendor();
    return "the API of " + account + (vendor.equals(account) ? "" : " (" + vendor + ")");
  }

  private void turned(Instant at, String host, TargetState state) {
    Target target = targetsByHost.get(host);
    boolean isWitness = take.twin().topology().witnesses().contains(new CheckId(host));
    String what =
        target != null
            ? target.id() + " (" + target.vendor() + ")"
            : (isWitness ? "the witness " : "the vendor's ") + host;
    world(at, tone(state == TargetState.UP), what + " " + Troubles.target(state));
  }

  private void replied(Instant at, CommandResult result) {
    String text =
        result.entries().stream()
            .limit(LIKE_MAX)
            .map(Troubles::entry)
            .collect(Collectors.joining("; "));
    say(at, Who.OPERATOR, Tone.PLAIN, "is answered: " + text);
  }

  private void told(Instant at, Notice notice) {
    Tone tone =
        switch (notice.level()) {
          case INFO -> Tone.PLAIN;
          case WARN -> Tone.WARN;
          case ALARM -> Tone.BAD;
        };
    String text = Words.relative(take, notice.text());
    Optional<String> domain = notice.domain().map(d -> d.text() + ": ");
    String like = notice.code() + " " + at.getEpochSecond();
    if (domain.isPresent() && seen.merge(like, 1, Integer::sum) > LIKE_MAX) {
      count(last.getOrDefault(like, lines.size()));
      return;
    }
    last.put(like, lines.size());
    say(at, Who.AGENT, tone, domain.orElse("") + text);
  }

  private void applied(Instant at, Fact.Applied applied) {
    String who = applied.sent().isPresent() ? "" : " (someone else did it)";
    say(
        at,
        Who.DNS,
        applied.sent().isPresent() ? Tone.GOOD : Tone.WARN,
        applied.place().key().name()
            + " at "
            + applied.place().account()
            + ": "
            + data(applied.before())
            + " → "
            + data(applied.after())
            + who);
  }

  private static String data(Optional<RecordSet> set) {
    return set.map(s -> s.data().toString()).orElse("nothing");
  }

  private void world(Instant at, Tone tone, String text) {
    say(at, Who.WORLD, tone, text);
  }

  /// What was told twice is counted from then on; the same at the same moment is told once.
  private void say(Instant at, Who who, Tone tone, String text) {
    Duration since = Duration.between(take.start(), at);
    String key = who + " " + text;
    Integer before = last.get(key);
    if (before != null && lines.get(before).at().equals(since)) {
      return;
    }
    if (before != null && seen.getOrDefault(key, 0) >= REPEATS_MAX) {
      count(before);
      return;
    }
    seen.merge(key, 1, Integer::sum);
    last.put(key, lines.size());
    lines.add(new Line(since, who, tone, text, 1));
  }

  private void count(int index) {
    if (index < lines.size()) {
      lines.set(index, lines.get(index).again());
    }
  }
}
