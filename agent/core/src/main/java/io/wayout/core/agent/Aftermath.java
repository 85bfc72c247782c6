// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.facts.Facts;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Said;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Block;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.Optional;

/// What a move leaves behind in its domain's memory: where it should be from now on, and how long
/// automation leaves it alone.
final class Aftermath {
  private Aftermath() {}

  /// A wish that was given up is no longer where the domain should be: that is where it is, as far
  /// as known. What was accepted and never applied moved nobody, so it blocks nothing.
  static Turn givenUp(Turn turn, Switchover before, Switchover s, Instant now) {
    State state = turn.state();
    Domain domain = state.topology().domains().get(s.domain());
    if (domain == null
        || !(Facts.chain(state, domain, now).effective() instanceof Effective.At at)) {
      return turn;
    }
    if (tookEffectAfterAll(state, s)) {
      return tookEffect(turn, s, at.target(), now);
    }
    DomainMemory old = state.memory(s.domain());
    boolean isVain = before.phase() == Phase.ACKED && !at.target().equals(s.plan().target());
    Optional<Block> block = old.block().filter(b -> !(isVain && b.switchover().equals(s.id())));
    DomainMemory memory = old.withDesired(at.target()).withBlock(block);
    return memory.equals(old)
        ? turn
        : turn.with(state.withMemories(state.memories().plus(s.domain(), memory)))
            .keep(new Durable.DomainKept(memory));
  }

  /// What was sent for it may take effect yet, also after a newer move.
  static Turn calledOff(Turn turn, Switchover s) {
    State state = turn.state();
    return s.attempts() > 0 && s.cause().movesUsers()
        ? turn.with(state.withCalledOff(state.calledOff().plus(s.domain(), s)))
        : turn;
  }

  /// Who moved the domain, as far as its records tell, when it was not its newest move.
  static String mover(State state, DnsName domain, String target) {
    return Optional.ofNullable(state.calledOff().get(domain))
        .filter(s -> s.plan().target().equals(target) && holdsWhatItWrote(state, s))
        .map(s -> s.id() + ", which had been called off, took effect late and")
        .orElse("someone else");
  }

  private static boolean holdsWhatItWrote(State state, Switchover s) {
    return state.records().get(s.step().place()) instanceof Observed.Holds holds
        && holds.set().data().equals(s.step().change().wanted().data());
  }

  static boolean tookEffectAfterAll(State state, Switchover s) {
    return state.records().get(s.step().place()) instanceof Observed.Holds holds
        && s.tookEffectAfterAll(holds.set().data());
  }

  /// A move of unknown outcome was given up, and now its record is seen to hold what it wrote:
  /// users moved, so its block counts (I28).
  static Turn tookEffect(Turn turn, Switchover s, String target, Instant now) {
    DomainMemory old = turn.state().memory(s.domain());
    boolean isBlocked = old.block().filter(b -> b.switchover().equals(s.id())).isPresent();
    DomainMemory memory = old.withDesired(target);
    if (isBlocked && memory.equals(old)) {
      return turn;
    }
    String text = s.id() + " took effect after all";
    return turn.with(turn.state().withMemories(turn.state().memories().plus(s.domain(), memory)))
        .keep(new Durable.DomainKept(memory))
        .then(t -> isBlocked ? t : block(t, s, now))
        .then(t -> Rows.domain(t, Kind.ADOPTED, s.domain(), Said.byAgent(text), now))
        .then(t -> Notices.tell(t, Code.DRIFT, Level.WARN, s, text));
  }

  /// A move is called off before it moved anybody: the domain belongs where it is.
  static Turn stays(Turn turn, Domain domain, Target target) {
    State state = turn.state();
    DomainMemory memory =
        state.memory(domain.name()).withDesired(target.name()).withPending(Optional.empty());
    return turn.with(state.withMemories(state.memories().plus(domain.name(), memory)))
        .keep(new Durable.DomainKept(memory));
  }

  /// A person decided about it: automation stays away until someone acknowledges (I81).
  static Turn blockForPerson(Turn turn, Switchover s, Instant now) {
    return block(turn, s, Optional.empty(), now);
  }

  /// The block period counts from the moment the change took effect (T05).
  static Turn block(Turn turn, Switchover s, Instant now) {
    if (!s.cause().movesUsers() || s.step().isTtlOnly()) {
      return turn;
    }
    Optional<Instant> until =
        s.cause() == Cause.MANUAL
            ? Optional.empty()
            : Optional.ofNullable(turn.state().topology().domains().get(s.domain()))
                .map(d -> now.plus(d.policy().block()));
    return block(turn, s, until, now);
  }

  private static Turn block(Turn turn, Switchover s, Optional<Instant> until, Instant now) {
    State state = turn.state();
    DomainMemory old = state.memory(s.domain());
    boolean isPersons = old.block().filter(b -> b.until().isEmpty()).isPresent();
    if (isPersons) {
      return turn;
    }
    DomainMemory blocked = old.withBlock(Optional.of(new Block(s.id(), now, until)));
    return turn.with(state.withMemories(state.memories().plus(s.domain(), blocked)))
        .keep(new Durable.DomainKept(blocked));
  }
}
