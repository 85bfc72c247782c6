// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.agent.CommandFold.Answered;
import io.wayout.core.facts.Drills;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Said;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.guard.Refusal;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.rehearsal.Advance;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.rehearsal.Rehearsal.Phase;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import io.wayout.dns.DnsName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Leads live drills on. A drill and the move that it begins are kept in one transaction, so that a
/// restart goes on where it was.
final class RehearsalFold {
  private RehearsalFold() {}

  static Turn advance(Turn turn, Instant now) {
    Turn next = turn;
    for (Rehearsal drill : List.copyOf(turn.state().rehearsals().values())) {
      if (drill.isOpen() && turn.state().driven().contains(drill.id())) {
        next = next.state().isJournalDown() ? next : advance(next, drill, now);
      }
    }
    return next;
  }

  private static Turn advance(Turn turn, Rehearsal drill, Instant now) {
    DnsName name = drill.script().domain();
    Domain domain = turn.state().topology().domains().get(name);
    if (domain == null || !Drills.isDeclared(domain, drill)) {
      return put(turn, drill, Advance.gone(drill, now), now);
    }
    Advance.Step step = Advance.next(drill, Drills.sight(turn.state(), domain, drill, now), now);
    if (!step.isReturning()) {
      return put(turn, drill, step.rehearsal(), now);
    }
    return goHome(turn, drill, now);
  }

  /// As a person would: what is under way is stopped or taken back first.
  private static Turn goHome(Turn turn, Rehearsal drill, Instant now) {
    Rehearsal.Script script = drill.script();
    Command.Switch wish =
        new Command.Switch(
            List.of(script.domain()),
            Optional.of(script.home()),
            true,
            false,
            drill.mark(),
            List.of());
    Answered answered = SwitchCommand.run(turn, wish, drill.actor(), now);
    Rehearsal next =
        switch (answered.entries().getFirst()) {
          case CommandResult.Started(_, String move) -> drill.returning(move);
          case CommandResult.Refused(_, Refusal refusal) -> drill.waiting(refusal.message());
          case CommandResult.Unchanged _,
              CommandResult.Done _,
              CommandResult.Campaigning _,
              CommandResult.Rehearsing _ ->
              Advance.atHome(drill, now);
        };
    return put(answered.turn(), drill, next, now);
  }

  /// Keeps a changed drill, and tells people when its phase is new or it begins to wait.
  static Turn put(Turn turn, Rehearsal before, Rehearsal drill, Instant now) {
    if (drill.equals(before)) {
      return turn;
    }
    State state = turn.state();
    Turn kept =
        turn.with(state.withRehearsals(state.rehearsals().plus(drill.script().group(), drill)))
            .keep(new Durable.RehearsalKept(drill));
    if (drill.phase() != before.phase()) {
      return entered(kept, drill, now);
    }
    boolean isNewlyWaiting =
        drill.course().move().isEmpty()
            && !drill.course().detail().isEmpty()
            && before.course().detail().isEmpty();
    return isNewlyWaiting
        ? tell(
            kept,
            drill,
            Code.DRILL_WAITS,
            Level.ALARM,
            "can't go home yet: " + drill.course().detail())
        : kept;
  }

  private static Turn entered(Turn turn, Rehearsal drill, Instant now) {
    String text = text(drill);
    Turn next =
        Rows.domain(turn, Kind.DRILLED, drill.script().domain(), Said.byAgent(text), now)
            .then(t -> drill.isOpen() ? t : ended(t, drill));
    return switch (drill.phase()) {
      case OUT, STAY -> next;
      case BACK -> {
        boolean isEarly = drill.course().trouble().isPresent();
        yield tell(next, drill, Code.DRILL_TURNED, isEarly ? Level.WARN : Level.INFO, text);
      }
      case GREEN -> tell(next, drill, Code.DRILL_ENDED, Level.INFO, text);
      case RED, LEFT -> tell(next, drill, Code.DRILL_ENDED, Level.ALARM, text);
    };
  }

  /// Home again, so automation may protect the domain as before; the block was the drill's own.
  private static Turn ended(Turn turn, Rehearsal drill) {
    var memory = turn.state().memory(drill.script().domain());
    if (drill.phase() == Phase.LEFT || memory.block().isEmpty()) {
      return turn;
    }
    var free = memory.withBlock(Optional.empty());
    return turn.with(turn.state().withMemories(turn.state().memories().plus(memory.domain(), free)))
        .keep(new Durable.DomainKept(free));
  }

  private static String text(Rehearsal drill) {
    Rehearsal.Script script = drill.script();
    String trouble = drill.course().trouble().map(why -> ": " + why).orElse("");
    return drill.id()
        + " "
        + switch (drill.phase()) {
          case OUT -> "leads it from " + script.home() + " to " + script.away();
          case STAY -> "is at " + script.away() + " after " + seconds(drill.course().out()) + " s";
          case BACK -> "goes home to " + script.home() + trouble;
          case GREEN ->
              "ended well: out in "
                  + seconds(drill.course().out())
                  + " s, back in "
                  + seconds(drill.course().back())
                  + " s";
          case RED -> "failed, and it is home at " + script.home() + trouble;
          case LEFT -> "leaves it where it is" + trouble;
        };
  }

  private static String seconds(Optional<Duration> took) {
    return took.map(d -> String.valueOf(Math.max(1, d.toSeconds()))).orElse("?");
  }

  static Turn tell(Turn turn, Rehearsal drill, Code code, Level level, String text) {
    return Notices.tell(turn, code, level, drill.script().domain(), text);
  }
}
