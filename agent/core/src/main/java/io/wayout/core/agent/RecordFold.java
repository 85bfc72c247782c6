// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.facts.Facts;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event.RecordsObserved;
import io.wayout.core.fold.Event.Seen;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Said;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Block;
import io.wayout.core.model.Domain;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Chain;
import io.wayout.core.plan.Effective;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Input;
import io.wayout.core.switchover.Lateness;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import io.wayout.dns.RecordData;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Records were looked at: adopt what is there, and notice when someone else changed it.
final class RecordFold {
  /// Looks that are rarer than this don't hold up the end of a move.
  private static final Duration WATCH_MAX = Duration.ofMinutes(5);

  private RecordFold() {}

  static Turn observed(Turn turn, RecordsObserved observed, Instant now) {
    Turn next = turn;
    Set<LinkAccount> changed = new HashSet<>();
    for (Seen seen : observed.seen()) {
      if (isKnownBetter(next.state(), seen)) {
        continue;
      }
      if (isNews(next.state(), seen)) {
        changed.add(seen.place());
      }
      next = see(next, seen, now);
    }
    if (changed.isEmpty()) {
      return next;
    }
    for (Domain domain : turn.state().topology().domains().values()) {
      if (touches(domain, changed)) {
        Effective before = Facts.chain(turn.state(), domain, now).effective();
        next = adopt(next, domain, before, now);
      }
    }
    return Deciding.all(next, domain -> touches(domain, changed), now);
  }

  /// What is older than what is known is no news, and neither is an API that can't tell or has lost
  /// its list (I32): a record is gone when its name servers say so.
  private static boolean isKnownBetter(State state, Seen seen) {
    if (!(state.records().get(seen.place()) instanceof Observed.Holds known)) {
      return false;
    }
    boolean isOlder = seen.observed().at().isBefore(known.at());
    return isOlder
        || switch (seen.observed()) {
          case Observed.Unread _ -> true;
          case Observed.Empty empty -> empty.source() == Observed.Source.API;
          case Observed.Holds _ -> false;
        };
  }

  private static Turn see(Turn turn, Seen seen, Instant now) {
    State state = turn.state();
    Turn next = turn.with(state.withRecords(state.records().plus(seen.place(), seen.observed())));
    return seen.observed() instanceof Observed.Holds holds
        ? stray(next, seen.place(), holds, now)
        : next;
  }

  private static boolean isNews(State state, Seen seen) {
    Observed before = state.records().get(seen.place());
    if (before instanceof Observed.Holds old && seen.observed() instanceof Observed.Holds young) {
      return !old.set().data().equals(young.set().data());
    }
    return before == null || !before.getClass().equals(seen.observed().getClass());
  }

  private static boolean touches(Domain domain, Set<LinkAccount> places) {
    return domain.links().stream().anyMatch(l -> l.places().stream().anyMatch(places::contains));
  }

  /// A settling switchover hears that its record holds something else (I09); one that still waits
  /// for the name servers would wait in vain.
  private static Turn stray(Turn turn, LinkAccount place, Observed.Holds holds, Instant now) {
    for (Switchover s : turn.state().switchovers().values()) {
      RecordData data = holds.set().data();
      boolean isElse =
          s.step().place().equals(place) && !s.step().change().wanted().data().equals(data);
      if (isElse && s.phase() == Phase.SERVED && s.isLastStep()) {
        return SwitchoverFold.hear(turn, s, new Input.Strayed(data), now);
      }
      if (isElse && holds.source() == Observed.Source.API && waitsForLong(s, now)) {
        String why = place + " holds " + data + ": never applied, or changed by someone else";
        return SwitchoverFold.hear(turn, s, new Input.Stop(Phase.ABORTED, why), now);
      }
      if (isUndermined(turn.state(), s, place, data, now)) {
        String why = place + " holds " + data + " now: someone else changed it meanwhile";
        return SwitchoverFold.hear(turn, s, new Input.Stop(Phase.ABORTED, why), now);
      }
    }
    return turn;
  }

  /// Was the record seen when the last of our own writes could have come late? While nobody can
  /// look, a move is not settled: an older write may have undone it unseen (I04, I09).
  static boolean isWatched(State state, Switchover s, Instant now) {
    Instant served = s.servedAt().orElse(s.phaseSince());
    if (served.plus(WATCH_MAX).isBefore(now)) {
      return true;
    }
    Instant sure = served.plus(Lateness.MAX);
    return state.records().get(s.step().place()) instanceof Observed.Holds holds
        && !holds.at().isBefore(sure);
  }

  /// Does a record that the next step would lead down to hold something else than it should? Then
  /// users stay where they are, and the move is planned anew. Silent accounts lead nobody.
  private static boolean isUndermined(
      State state, Switchover s, LinkAccount place, RecordData data, Instant now) {
    Domain domain = state.topology().domains().get(s.domain());
    boolean isBegun = s.phase() != Phase.INTENT || s.attempts() > 0;
    boolean leadsDown = s.isDraining() || s.cause() == Cause.RESTORE;
    if (isBegun || !leadsDown || domain == null || isSilent(state, place)) {
      return false;
    }
    Optional<Target> target = domain.target(s.plan().target());
    Chain chain = Facts.chain(state, domain, now);
    return chain.links().stream()
        .filter(l -> l.number() > s.step().link() && l.link().places().contains(place))
        .map(l -> target.flatMap(t -> chain.canonicalData(l, place.key().type(), t)))
        .anyMatch(wanted -> wanted.filter(data::equals).isEmpty());
  }

  private static boolean isSilent(State state, LinkAccount place) {
    PlaneHealth plane = state.dataPlanes().get(place);
    return plane != null && plane.verdict() == Verdict.DOWN;
  }

  private static boolean waitsForLong(Switchover s, Instant now) {
    boolean isWaiting = s.phase() == Phase.READ_BACK || s.phase() == Phase.DEGRADED;
    return isWaiting && s.phaseSince().plus(Lateness.MAX).isBefore(now);
  }

  /// The first sight of a domain makes where it is the desired target; later, where others moved it
  /// within its declared targets is a fact that the agent accepts and tells, and leaves alone until
  /// someone acknowledges (P27).
  private static Turn adopt(Turn turn, Domain domain, Effective before, Instant now) {
    State state = turn.state();
    DomainMemory memory = state.memory(domain.name());
    if (state.busy(domain.name()).isPresent()
        || !(Facts.chain(state, domain, now).effective() instanceof Effective.At at)) {
      return turn;
    }
    Switchover last = state.switchovers().get(domain.name());
    if (last != null && Aftermath.tookEffectAfterAll(state, last)) {
      return Aftermath.tookEffect(turn, last, at.target(), now);
    }
    if (memory.desired().equals(Optional.of(at.target()))) {
      return turn;
    }
    boolean isMoved = isMovedByOthers(memory, last, before, at);
    String text =
        isMoved
            ? Aftermath.mover(state, domain.name(), at.target())
                + " moved it to "
                + at.target()
                + "; automation leaves it there until: wayout ack "
                + domain.name()
            : "found at " + at.target();
    Optional<Block> block =
        isMoved ? Optional.of(new Block("moved by others", now, Optional.empty())) : memory.block();
    DomainMemory adopted = memory.withDesired(at.target()).withBlock(block);
    State seen = state.withCalledOff(state.calledOff().minus(domain.name()));
    Turn next =
        turn.with(seen.withMemories(state.memories().plus(domain.name(), adopted)))
            .keep(new Durable.DomainKept(adopted))
            .then(t -> Rows.domain(t, Kind.ADOPTED, domain.name(), Said.byAgent(text), now));
    return memory.desired().isPresent()
        ? Notices.tell(next, Code.DRIFT, Level.WARN, domain.name(), text)
        : next;
  }

  /// Seen elsewhere than before; or, when nothing was seen before, elsewhere than the state says
  /// and no move of ours could be the reason: somebody moved it while no agent ran, or the state is
  /// an old copy (T19).
  private static boolean isMovedByOthers(
      DomainMemory memory, @Nullable Switchover last, Effective before, Effective.At at) {
    return before instanceof Effective.At was
        ? !was.target().equals(at.target())
        : last == null && memory.desired().isPresent();
  }
}
