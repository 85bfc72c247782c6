// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.decide.Decider;
import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.decide.Decision.Move;
import io.wayout.core.decide.Situation;
import io.wayout.core.decide.Situation.Climate;
import io.wayout.core.facts.Climates;
import io.wayout.core.facts.Drills;
import io.wayout.core.facts.Facts;
import io.wayout.core.facts.Freezes;
import io.wayout.core.facts.Pacing;
import io.wayout.core.facts.Planning;
import io.wayout.core.facts.Standstill;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Said;
import io.wayout.core.fold.Standing;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.Policy.Partial;
import io.wayout.core.model.Target;
import io.wayout.core.plan.ChainPlanner;
import io.wayout.core.plan.Effective;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.PlanOptions;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Mandate;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Progress;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Looks at domains, decides, and starts what automation may start.
final class Deciding {
  private static final Duration PAUSE_AFTER_ABORT = Duration.ofSeconds(10);

  private Deciding() {}

  /// Decides anew for the domains that the predicate selects, in the order of their names.
  static Turn all(Turn turn, Predicate<Domain> selects, Instant now) {
    Climate climate = Climates.of(turn.state(), now);
    Turn next = turn;
    for (Domain domain : turn.state().topology().domains().values()) {
      if (selects.test(domain)) {
        next = one(next, domain, climate, now);
      }
    }
    return next;
  }

  private static Turn one(Turn turn, Domain domain, Climate climate, Instant now) {
    Situation situation = Facts.situation(turn.state(), domain, climate, now);
    Turn heeded = AdviseFold.heed(finished(turn, situation), situation, now);
    return switch (Decider.decide(situation, now)) {
      case Hold hold -> stand(heeded, domain, hold, now);
      case Move move -> move(heeded, domain, move, now);
    };
  }

  /// Nothing of the newest move is left to be done, or it was led elsewhere: forget the rest.
  private static Turn finished(Turn turn, Situation situation) {
    DomainMemory memory = turn.state().memory(situation.domain().name());
    boolean isOver =
        memory.pending().isPresent()
            && situation.busy().isEmpty()
            && situation.pending().isEmpty()
            && situation.effective() instanceof Effective.At
            && Facts.isSeen(turn.state(), situation.domain());
    if (!isOver) {
      return turn;
    }
    DomainMemory done = memory.withPending(Optional.empty());
    return turn.with(turn.state().withMemories(turn.state().memories().plus(memory.domain(), done)))
        .keep(new Durable.DomainKept(done));
  }

  private static Turn move(Turn turn, Domain domain, Move move, Instant now) {
    Target target = domain.target(move.target()).orElseThrow();
    PlanOutcome outcome =
        move.cause() == Cause.RESTORE
            ? ChainPlanner.restore(Facts.chain(turn.state(), domain, now))
            : Planning.of(turn.state(), domain, target, options(domain), now);
    return switch (outcome) {
      case PlanOutcome.Found(Plan plan) -> start(turn, domain, move, plan, now);
      case PlanOutcome.NoWayOut(var obstacles) ->
          stand(turn, domain, noWayOut(move, String.join("; ", obstacles)), now);
      case PlanOutcome.Foreign(String place, String value) ->
          stand(
              turn,
              domain,
              new Hold(Gate.FOREIGN_VALUE, place + " holds " + value + ", which nobody declared"),
              now);
      case PlanOutcome.AlreadyThere _ ->
          stand(turn, domain, new Hold(Gate.CONTENT, "it is there already"), now);
    };
  }

  private static PlanOptions options(Domain domain) {
    return new PlanOptions(false, domain.policy().partial() == Partial.ALLOW, false);
  }

  private static Hold noWayOut(Move move, String text) {
    return new Hold(move.cause() == Cause.COMPLETION ? Gate.REST_PENDING : Gate.NO_WAY_OUT, text);
  }

  private static Turn start(Turn turn, Domain domain, Move move, Plan plan, Instant now) {
    if (turn.state().isJournalDown()) {
      String text =
          "would move to "
              + move.target()
              + " because "
              + move.text()
              + ", but the journal can't be written; mend the disk, or move by hand with:"
              + " wayout switch --direct --no-journal";
      return stand(turn, domain, new Hold(Gate.JOURNAL_DOWN, text), now);
    }
    Optional<String> unseen = Standstill.obstacle(turn.state(), domain, now);
    if (unseen.isPresent()) {
      return stand(turn, domain, new Hold(Gate.STOOD_STILL, unseen.get()), now);
    }
    Optional<Freeze> freeze =
        domain.target(move.target()).flatMap(t -> Freezes.covering(turn.state(), t, now));
    if (freeze.isPresent()) {
      String text =
          "would move to "
              + move.target()
              + ", but its vendor is frozen by "
              + freeze.get().actor()
              + ": "
              + freeze.get().reason()
              + "; lift it with: wayout unfreeze";
      return stand(turn, domain, new Hold(Gate.FROZEN, text), now);
    }
    Optional<Hold> advice = adviceOnly(turn.state(), domain, move, now);
    if (advice.isPresent()) {
      Turn advised = AdviseFold.advise(turn, domain, move, plan, now);
      return stand(advised, domain, advice.get(), now);
    }
    Optional<String> pace =
        move.cause().movesUsers()
            ? Pacing.obstacle(turn.state(), domain, move.target(), now)
            : Optional.empty();
    if (pace.isPresent()) {
      return stand(turn, domain, new Hold(Gate.BLAST_RADIUS, pace.get()), now);
    }
    if (isJustAborted(turn.state(), plan, now)) {
      return stand(
          turn,
          domain,
          new Hold(
              Gate.MOVE_IN_PROGRESS, "the last attempt was aborted just now; trying again soon"),
          now);
    }
    Standing standing = new Standing(move, now);
    Turn next =
        turn.with(
            turn.state().withStandings(turn.state().standings().plus(domain.name(), standing)));
    return SwitchoverFold.begin(
        next, fresh(next.state(), plan, move.cause(), Said.byAgent(move.text()), now), now);
  }

  /// The mode says so, or nobody has rehearsed it lately (I97).
  private static Optional<Hold> adviceOnly(State state, Domain domain, Move move, Instant now) {
    String would = "would move to " + move.target() + ": " + move.text();
    if (domain.policy().mode() == Mode.ADVISE) {
      String text =
          would
              + "; let it with mode: auto, or move it with: wayout switch "
              + domain.name()
              + " --to "
              + move.target();
      return Optional.of(new Hold(Gate.ADVISE_MODE, text));
    }
    return move.cause().movesUsers()
        ? Drills.stale(state, domain, now)
            .map(stale -> new Hold(Gate.DRILL_STALE, would + ", but " + stale))
        : Optional.empty();
  }

  static Switchover fresh(State state, Plan plan, Cause cause, Said said, Instant now) {
    long generation = state.memory(plan.domain()).generation() + 1;
    return new Switchover(
        new Mandate(
            plan.domain() + "#" + generation,
            plan.domain(),
            generation,
            cause,
            said.actor(),
            said.text(),
            plan,
            now,
            state.topology().version()),
        Progress.begun(plan.why(), now));
  }

  /// The same write, aborted a moment ago, is not hammered.
  private static boolean isJustAborted(State state, Plan plan, Instant now) {
    Switchover last = state.switchovers().get(plan.domain());
    return last != null
        && last.phase() == Phase.ABORTED
        && last.phaseSince().plus(PAUSE_AFTER_ABORT).isAfter(now)
        && last.plan().steps().getFirst().place().equals(plan.steps().getFirst().place());
  }

  /// Remembers why nothing happens, and tells people when that reason is new.
  private static Turn stand(Turn turn, Domain domain, Hold hold, Instant now) {
    Optional<Instant> since =
        Optional.ofNullable(turn.state().standings().get(domain.name()))
            .filter(before -> before.decision() instanceof Hold old && old.gate() == hold.gate())
            .map(Standing::since);
    Standing standing = new Standing(hold, since.orElse(now));
    Turn next =
        turn.with(
            turn.state().withStandings(turn.state().standings().plus(domain.name(), standing)));
    return since.isPresent() ? next : tell(next, domain, hold, now);
  }

  private static Turn tell(Turn turn, Domain domain, Hold hold, Instant now) {
    return switch (hold.gate()) {
      case CONTENT, MOVE_IN_PROGRESS, NOT_OBSERVED, DOWN_FOR, HEALTH_UNKNOWN, STOOD_STILL -> turn;
      case REST_PENDING -> Notices.tell(turn, Code.HELD, Level.WARN, domain.name(), hold.text());
      case FAILBACK_WAITS, RESTORE_WAITS, MANUAL_MODE, BLAST_RADIUS ->
          Notices.tell(turn, Code.HELD, Level.INFO, domain.name(), hold.text());
      case ISOLATED,
          MASS_DOWN,
          FROZEN,
          BLOCKED,
          NO_STANDBY,
          STATE_LOST,
          OWNED_ELSEWHERE,
          JOURNAL_DOWN ->
          Notices.tell(turn, Code.HELD, Level.WARN, domain.name(), hold.text());
      case ALL_DOWN -> Notices.tell(turn, Code.ALL_DOWN, Level.ALARM, domain.name(), hold.text());
      case FOREIGN_VALUE ->
          Notices.tell(turn, Code.FOREIGN_VALUE, Level.ALARM, domain.name(), hold.text());
      case NO_WAY_OUT ->
          Notices.tell(turn, Code.NO_WAY_OUT, Level.ALARM, domain.name(), hold.text());
      case ADVISE_MODE, DRILL_STALE ->
          Rows.domain(turn, Kind.ADVISED, domain.name(), Said.byAgent(hold.text()), now)
              .then(t -> Notices.tell(t, Code.ADVISED, Level.WARN, domain.name(), hold.text()));
    };
  }
}
