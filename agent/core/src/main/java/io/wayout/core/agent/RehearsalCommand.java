// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.agent.CommandFold.Answered;
import io.wayout.core.facts.DrillRule;
import io.wayout.core.facts.DrillRule.Verdict;
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
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.plan.Plan;
import io.wayout.core.rehearsal.Advance;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.tell.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A person rehearses a move for real (H13).
final class RehearsalCommand {
  private RehearsalCommand() {}

  static Answered start(Turn turn, Command.StartDrill wish, String actor, Instant now) {
    State state = turn.state();
    Domain domain = state.topology().domains().get(wish.domain());
    if (domain == null) {
      return one(turn, CommandFold.unknownDomain(wish.domain()));
    }
    Optional<Rehearsal> open = Drills.open(state);
    if (open.filter(d -> d.script().domain().equals(wish.domain())).isPresent()) {
      return one(turn, joined(open.get(), true));
    }
    return switch (DrillRule.judge(state, domain, wish, now)) {
      case Verdict.Fit(var script, var plan) ->
          begin(turn, script, plan, new Rehearsal.Asked(actor, wish.reason(), now));
      case Verdict.Unfit(Refusal refusal) ->
          one(turn, new CommandResult.Refused(domain.name().text(), refusal));
    };
  }

  static Answered stop(Turn turn, Command.StopDrill wish, String actor, Instant now) {
    Optional<Rehearsal> open =
        Drills.open(turn.state()).filter(d -> d.script().domain().equals(wish.domain()));
    if (open.isEmpty()) {
      String text = "has no live drill under way";
      return one(turn, new CommandResult.Unchanged(wish.domain().text(), text));
    }
    String why = "stopped by " + actor + (wish.reason().isBlank() ? "" : ": " + wish.reason());
    Rehearsal stopped = Advance.stopped(open.get(), why, now);
    Turn next =
        RehearsalFold.put(turn, open.get(), stopped, now).then(t -> RehearsalFold.advance(t, now));
    return one(
        next, new CommandResult.Done(wish.domain().text(), open.get().id() + " goes home now"));
  }

  private static Answered begin(
      Turn turn, Rehearsal.Script script, Plan plan, Rehearsal.Asked asked) {
    State state = turn.state();
    Optional<Rehearsal> before = Optional.ofNullable(state.rehearsals().get(script.group()));
    String id =
        "drill-" + script.domain().text() + "-" + (state.memory(script.domain()).generation() + 1);
    String mark = asked.reason().isBlank() ? id : id + ": " + asked.reason();
    Switchover fresh =
        Deciding.fresh(state, plan, Cause.MANUAL, new Said(asked.actor(), mark), asked.at());
    Rehearsal drill = Rehearsal.begun(id, script, asked, fresh.id(), before);
    String text =
        id
            + " leads it from "
            + script.home()
            + " to "
            + script.away()
            + ", and back after "
            + script.stay().toSeconds()
            + " s";
    Turn next =
        SwitchoverFold.begin(turn, fresh, asked.at())
            .then(t ->
                t.with(
                    t.state()
                        .withRehearsals(t.state().rehearsals().plus(script.group(), drill))
                        .withDriven(t.state().driven().plus(id))))
            .keep(new Durable.RehearsalKept(drill))
            .then(t ->
                Rows.domain(
                    t, Kind.DRILLED, script.domain(), new Said(asked.actor(), text), asked.at()))
            .then(t -> RehearsalFold.tell(t, drill, Notice.Code.DRILL_STARTED, Level.WARN, text));
    return one(next, joined(drill, false));
  }

  private static CommandResult.Entry joined(Rehearsal drill, boolean isJoined) {
    return new CommandResult.Rehearsing(
        drill.id(), isJoined, drill.script().domain(), drill.script().away());
  }

  private static Answered one(Turn turn, CommandResult.Entry entry) {
    return new Answered(turn, List.of(entry));
  }
}
