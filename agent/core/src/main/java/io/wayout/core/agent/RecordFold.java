// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.facts.Facts;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event.RecordsObserved;
import io.wayout.core.fold.Event.Seen;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Domain;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.model.Observed;
import io.wayout.core.plan.Effective;
import io.wayout.core.switchover.Input;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.RecordData;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Records were looked at: adopt what is there, and notice when someone else changed it.
final class RecordFold {
  private RecordFold() {}

  static Turn observed(Turn turn, RecordsObserved observed, Instant now) {
    Turn next = turn;
    Set<LinkAccount> changed = new HashSet<>();
    for (Seen seen : observed.seen()) {
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
        next = adopt(next, domain, now);
      }
    }
    return Deciding.all(next, domain -> touches(domain, changed), now);
  }

  /// An unread record keeps what was known: an API that lost its list is no news about the record
  /// (I32), unless nothing was known at all.
  private static Turn see(Turn turn, Seen seen, Instant now) {
    State state = turn.state();
    Observed before = state.records().get(seen.place());
    if (before instanceof Observed.Holds && seen.observed() instanceof Observed.Unread) {
      return turn;
    }
    Turn next = turn.with(state.withRecords(state.records().plus(seen.place(), seen.observed())));
    return seen.observed() instanceof Observed.Holds holds
        ? stray(next, seen.place(), holds.set().data(), now)
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
    return domain.links().stream()
        .anyMatch(
            l -> l.accounts().stream().anyMatch(a -> places.contains(new LinkAccount(l.key(), a))));
  }

  /// A settling switchover hears that its record holds something else (I09).
  private static Turn stray(Turn turn, LinkAccount place, RecordData data, Instant now) {
    for (Switchover s : turn.state().switchovers().values()) {
      boolean isSettling = s.phase() == Phase.SERVED && s.isLastStep();
      boolean isHere = s.step().place().equals(place);
      if (isSettling && isHere && !s.step().change().wanted().data().equals(data)) {
        return SwitchoverFold.hear(turn, s, new Input.Strayed(data), now);
      }
    }
    return turn;
  }

  /// The first sight of a domain makes where it is the desired target; later, where others moved it
  /// within its declared targets is a fact that the agent accepts and tells (P27).
  private static Turn adopt(Turn turn, Domain domain, Instant now) {
    State state = turn.state();
    Effective effective = Facts.chain(state, domain, now).effective();
    DomainMemory memory = state.memory(domain.name());
    if (state.busy(domain.name()).isPresent()) {
      return turn;
    }
    if (effective instanceof Effective.Foreign foreign) {
      return Notices.tell(
          turn,
          Code.FOREIGN_VALUE,
          Level.ALARM,
          domain.name(),
          foreign.place() + " holds " + foreign.value() + ", which nobody declared");
    }
    if (!(effective instanceof Effective.At at)
        || memory.desired().equals(Optional.of(at.target()))) {
      return turn;
    }
    String text =
        memory
            .desired()
            .map(old -> "someone else moved it from " + old + " to " + at.target())
            .orElse("found at " + at.target());
    DomainMemory adopted =
        new DomainMemory(
            domain.name(), memory.generation(), Optional.of(at.target()), memory.block());
    Turn next =
        turn.with(state.withMemories(state.memories().plus(domain.name(), adopted)))
            .keep(new Durable.DomainKept(adopted))
            .then(t -> Rows.domain(t, Kind.ADOPTED, domain.name(), Said.byAgent(text), now));
    return memory.desired().isPresent()
        ? Notices.tell(next, Code.DRIFT, Level.WARN, domain.name(), text)
        : next;
  }
}
