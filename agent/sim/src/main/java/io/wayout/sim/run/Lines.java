// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Happening;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// How a history reads.
final class Lines {
  private Lines() {}

  static String of(Happening happening) {
    Duration since = Duration.between(Stage.START, happening.at());
    return "%02d:%02d.%03d  %s"
        .formatted(
            since.toMinutes(), since.toSecondsPart(), since.toMillisPart(), text(happening.fact()));
  }

  private static String text(Fact fact) {
    return switch (fact) {
      case Fact.Sent(long id, String account, var change) ->
          "SENT     #%d %s@%s = %s, expecting %s"
              .formatted(
                  id, change.key().name(), account, change.wanted().data(), change.expected());
      case Fact.Answered(long sent, var outcome) -> "         #" + sent + " ends as " + outcome;
      case Fact.Applied(var place, var before, var after, var sent) ->
          "APPLIED  %s %s -> %s by %s"
              .formatted(
                  place,
                  before.map(s -> s.data().toString()).orElse("nothing"),
                  after.map(s -> s.data().toString()).orElse("nothing"),
                  sent.isPresent() ? "#" + sent.getAsLong() : "others");
      case Fact.Kept(var durables) -> "KEPT     " + durables(durables);
      case Fact.TargetTurned(String host, var state) -> "WORLD    " + host + " is " + state;
      case Fact.NetworkTurned(boolean isUp) ->
          "WORLD    our network is " + (isUp ? "fine" : "gone");
      case Fact.ApiTurned(String account, var state) ->
          "WORLD    the API of " + account + " is " + state;
      case Fact.ZonesTurned(String account, boolean isAnswering) ->
          "WORLD    the name servers of %s %s"
              .formatted(account, isAnswering ? "answer" : "are silent");
      case Fact.Noted(String text) -> "WORLD    " + text;
      case Fact.Started(Duration offset) -> "STARTED  with its clock ahead by " + offset;
      case Fact.Killed(String how) -> "KILLED   " + how;
      case Fact.Commanded(String actor, var command) -> "WISH     " + actor + ": " + command;
      case Fact.Replied(_, var result) -> "REPLY    " + result.entries();
      case Fact.Told(var notice) ->
          "TOLD     %s %s: %s"
              .formatted(
                  notice.code(), notice.domain().map(Object::toString).orElse(""), notice.text());
      case Fact.Healed _ -> "HEALED   nothing is wrong any more";
    };
  }

  private static String durables(List<Durable> durables) {
    return durables.stream().map(Lines::text).collect(Collectors.joining(" | "));
  }

  private static String text(Durable durable) {
    return switch (durable) {
      case Durable.Row(JournalRow row) ->
          "%s %s %s".formatted(row.kind(), row.switchover().orElse("-"), row.text());
      case Durable.DomainKept(var memory) ->
          "%s generation %d wants %s block %s"
              .formatted(
                  memory.domain(),
                  memory.generation(),
                  memory.desired().orElse("-"),
                  memory.block().flatMap(b -> b.until()).map(Object::toString).orElse("-"));
      case Durable.SwitchoverKept(var s) ->
          "%s %s step %d of %d is %s"
              .formatted(s.id(), s.cause(), s.stepIndex() + 1, s.plan().steps().size(), s.phase());
      case Durable.FreezeKept(var freeze) -> "freeze " + freeze.scope();
      case Durable.FreezeGone(var scope) -> "unfreeze " + scope;
      case Durable.AdviceKept(var advice) -> "advice " + advice.id() + " " + advice.score();
      case Durable.CampaignKept(var c) ->
          "campaign %s %s %s"
              .formatted(
                  c.id(),
                  c.phase(),
                  c.entries().stream().map(e -> e.domain() + "=" + e.standing()).toList());
      case Durable.HoldLifted() -> "hold lifted";
    };
  }
}
