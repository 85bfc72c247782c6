// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Topology;
import io.wayout.dns.RecordSet;
import io.wayout.provider.Change;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.DiskState;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.ResolverState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How a fact reads.
final class Lines {
  private Lines() {}

  /// @param isFault something begins or ends to be wrong
  record Line(boolean isFault, String actor, String text) {}

  static Line of(Fact fact) {
    return switch (fact) {
      case Fact.Asked asked -> new Line(false, "AGENT", text(asked));
      case Fact.Turned turned -> of(turned);
      case Fact.Sent(long id, String account, Change change) ->
          agent("sends #%d to %s: %s".formatted(id, account, text(change)));
      case Fact.Answered(long sent, var outcome) -> agent("#" + sent + " ends as " + outcome);
      case Fact.Withheld(String account, var changes, var outcomes) ->
          agent(
              "holds back from %s: %s, %s"
                  .formatted(
                      account,
                      changes.stream().map(Lines::text).collect(Collectors.joining(", ")),
                      outcomes.getFirst()));
      case Fact.Applied(var place, var before, var after, var sent) ->
          new Line(
              sent.isEmpty() && before.isPresent(),
              "VENDOR",
              "%s: %s -> %s by %s"
                  .formatted(
                      place,
                      data(before),
                      data(after),
                      sent.isPresent() ? "#" + sent.getAsLong() : "others"));
      case Fact.Published(var place, int server, var set) ->
          new Line(false, "VENDOR", "ns%d answers %s = %s".formatted(server, place, set.data()));
      case Fact.Kept(var durables) -> new Line(false, "DISK", durables(durables));
      case Fact.NotKept(var durables, var failure) ->
          new Line(false, "DISK", failure + ", not kept: " + durables(durables));
      case Fact.Started(Duration offset) -> agent("starts with its clock ahead by " + offset);
      case Fact.Reloaded(var topology) -> agent("uses " + text(topology));
      case Fact.ReloadRefused(var obstacles) -> agent("refuses a configuration: " + obstacles);
      case Fact.Commanded(String actor, var command) ->
          new Line(true, "OPERATOR", actor + ": " + command);
      case Fact.Replied(_, var result) -> agent("replies " + result.entries());
      case Fact.Told(Notice notice) -> agent(text(notice));
    };
  }

  private static Line agent(String text) {
    return new Line(false, "AGENT", text);
  }

  private static String text(Fact.Asked asked) {
    return switch (asked) {
      case Fact.Read(String account, var keys, var outcomes, Duration elapsed) ->
          "reads %s at %s: %s after %s".formatted(keys, account, outcomes, elapsed);
      case Fact.Checked(String account, var outcome, Duration elapsed) ->
          "checks %s: %s after %s".formatted(account, outcome, elapsed);
      case Fact.Listed(String account, var zone, var outcome) ->
          "asks %s for the servers of %s: %s".formatted(account, zone, outcome);
      case Fact.Delegated(var zone, var servers) ->
          "asks resolvers for the servers of %s: %s".formatted(zone, servers);
      case Fact.ServerAsked(var server, var keys, var answers, Duration elapsed) ->
          "asks %s for %s: %s after %s".formatted(server, keys, answers, elapsed);
      case Fact.Probed(String host, var result, Duration elapsed) ->
          "probes %s: %s after %s".formatted(host, result, elapsed);
    };
  }

  private static Line of(Fact.Turned turned) {
    return switch (turned) {
      case Fact.TargetTurned(String host, var state) -> world(host + " is " + state);
      case Fact.NetworkTurned(boolean isUp) -> world("our network is " + (isUp ? "fine" : "gone"));
      case Fact.ResolversTurned(ResolverState state) -> world("the resolvers are " + state);
      case Fact.WallJumped(Duration by, Duration ahead) ->
          world("the wall clock jumps by " + by + " and is ahead by " + ahead);
      case Fact.Noted(String noted) -> world(noted);
      case Fact.Healed _ -> new Line(false, "WORLD", "nothing is wrong any more");
      case Fact.ApiTurned(String account, ApiState state) ->
          new Line(true, "VENDOR", "the API of " + account + " is " + state);
      case Fact.ApiPartTurned(String account, var reach, ApiState state) ->
          new Line(true, "VENDOR", "the API of %s is %s for %s".formatted(account, state, reach));
      case Fact.ZonesTurned(String account, boolean isAnswering) ->
          new Line(
              true,
              "VENDOR",
              "the name servers of " + account + (isAnswering ? " answer" : " are silent"));
      case Fact.ServerTurned(String account, int server, boolean isAnswering) ->
          new Line(
              true,
              "VENDOR",
              "ns%d of %s is %s".formatted(server, account, isAnswering ? "back" : "silent"));
      case Fact.LateTurned(String account, var what, Duration by) ->
          new Line(true, "VENDOR", "%s of %s is behind by %s".formatted(what, account, by));
      case Fact.DiskTurned(DiskState state) -> new Line(true, "DISK", "is " + state);
      case Fact.StoreLost _ -> new Line(true, "DISK", "the store is lost");
      case Fact.Killed(String how) -> new Line(true, "AGENT", "is killed " + how);
      case Fact.Paused(Duration length, boolean isSuspended) ->
          new Line(
              true,
              "AGENT",
              (isSuspended ? "its host is suspended for " : "stands still for ") + length);
    };
  }

  private static Line world(String text) {
    return new Line(true, "WORLD", text);
  }

  private static String text(Topology topology) {
    return "a configuration of "
        + topology.domains().values().stream()
            .map(d ->
                d.name()
                    + " "
                    + d.policy().mode()
                    + " "
                    + d.targets().stream().map(t -> t.name()).toList())
            .collect(Collectors.joining(", "));
  }

  private static String data(Optional<RecordSet> set) {
    return set.map(s -> s.data().toString()).orElse("nothing");
  }

  private static String text(Change change) {
    return "%s = %s, expecting %s"
        .formatted(change.key().name(), change.wanted().data(), change.expected());
  }

  private static String text(Notice notice) {
    return "tells %s %s%s: %s %s"
        .formatted(
            notice.level(),
            notice.code(),
            notice.domain().map(d -> " of " + d).orElse(""),
            notice.text(),
            new TreeMap<>(notice.facts()));
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
      case Durable.RehearsalKept(var drill) ->
          "live drill %s %s".formatted(drill.id(), drill.phase());
      case Durable.OwnershipKept(var ownership) ->
          "account %s %s".formatted(ownership.account(), ownership.holder());
      case Durable.HoldLifted() -> "hold lifted";
    };
  }
}
