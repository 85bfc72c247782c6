// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.facts.Pacing;
import io.wayout.core.facts.Rivals;
import io.wayout.core.fold.Action;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event.ReadEnd;
import io.wayout.core.fold.Event.ReadsEnded;
import io.wayout.core.fold.Event.ServedEnd;
import io.wayout.core.fold.Event.ServersAsked;
import io.wayout.core.fold.Event.WriteEnd;
import io.wayout.core.fold.Event.WritesEnded;
import io.wayout.core.fold.Rejection;
import io.wayout.core.fold.State;
import io.wayout.core.fold.StepRef;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Domain;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.model.Observed;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Input;
import io.wayout.core.switchover.Order;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.switchover.SwitchoverMachine;
import io.wayout.core.switchover.Transition;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import io.wayout.dns.DnsName;
import io.wayout.provider.ReadOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Effects of switchovers ended.
final class SwitchoverFold {
  private SwitchoverFold() {}

  static Turn readsEnded(Turn turn, ReadsEnded reads, Instant now) {
    Turn next = turn;
    Set<DnsName> ended = new LinkedHashSet<>();
    for (ReadEnd end : reads.ends()) {
      Optional<Switchover> current = current(next.state(), end.step());
      if (current.isPresent()) {
        next = remember(next, current.get().step().place(), end.outcome(), now);
        next = PlaneFold.read(next, current.get().step().account(), end.outcome(), now);
        next = hear(next, current.get(), new Input.Read(end.outcome()), now);
        next = PublicationFold.ask(next, end.step(), now);
        ended.add(end.step().domain());
      }
    }
    return Deciding.all(CampaignFold.heard(next, now), d -> ended.contains(d.name()), now);
  }

  static Turn writesEnded(Turn turn, WritesEnded writes, Instant now) {
    Turn next = turn;
    Set<DnsName> ended = new LinkedHashSet<>();
    for (WriteEnd end : writes.ends()) {
      Optional<Switchover> current = current(next.state(), end.step());
      if (current.isPresent()) {
        next = PlaneFold.wrote(next, current.get().step().account(), end.outcome(), now);
        next = hear(next, current.get(), new Input.Written(end.outcome()), now);
        next = PublicationFold.written(next, end.step(), end.outcome(), now);
        ended.add(end.step().domain());
      }
    }
    return Deciding.all(CampaignFold.heard(next, now), d -> ended.contains(d.name()), now);
  }

  static Turn serversAsked(Turn turn, ServersAsked asked, Instant now) {
    Turn next = turn;
    for (ServedEnd end : asked.ends()) {
      Optional<Switchover> current = current(next.state(), end.step());
      if (current.isPresent()) {
        String remark = end.isServed() ? "" : PublicationFold.remark(next.state(), end.step());
        Input heard = new Input.Asked(end.isServed(), end.detail() + remark);
        next = hear(next, current.get(), heard, now);
        next = PublicationFold.ask(next, end.step(), now);
      }
    }
    return CampaignFold.heard(next, now);
  }

  /// An answer for a step that is no longer current changes nothing.
  static Optional<Switchover> current(State state, StepRef step) {
    return Optional.ofNullable(state.switchovers().get(step.domain()))
        .filter(s ->
            s.id().equals(step.switchover())
                && s.stepIndex() == step.stepIndex()
                && s.attempts() == step.attempt()
                && !s.phase().isTerminal());
  }

  /// Starts a new switchover: durable first, then its first read.
  static Turn begin(Turn before, Switchover fresh, Instant now) {
    Turn turn = supersede(before, fresh, now);
    State state = turn.state();
    DomainMemory old = state.memory(fresh.domain());
    DomainMemory memory =
        new DomainMemory(
            fresh.domain(),
            fresh.generation(),
            Optional.of(fresh.plan().target()),
            pending(state, fresh),
            old.block());
    Turn next =
        turn.with(
                state
                    .withMemories(state.memories().plus(fresh.domain(), memory))
                    .withSwitchovers(state.switchovers().plus(fresh.domain(), fresh)))
            .keep(new Durable.DomainKept(memory))
            .keep(new Durable.SwitchoverKept(fresh))
            .then(t -> Rows.phase(t, fresh, now))
            .then(t -> Notices.tell(t, Code.SWITCHOVER_STARTED, Level.WARN, fresh, intent(fresh)));
    return carry(next, SwitchoverMachine.begin(fresh, now), now);
  }

  /// A move that can stop halfway, or leaves an account for later, is remembered until all of it is
  /// there.
  private static Optional<String> pending(State state, Switchover fresh) {
    Domain domain = state.topology().domains().get(fresh.domain());
    boolean isMirrored =
        domain != null && domain.links().stream().anyMatch(l -> l.places().size() > 1);
    boolean isLong = fresh.plan().steps().size() > 1 || isMirrored;
    return isLong && fresh.cause() != Cause.RESTORE
        ? Optional.of(fresh.plan().target())
        : Optional.empty();
  }

  private static String intent(Switchover s) {
    if (s.plan().isTtlOnly()) {
      return "writing the configured TTLs, users stay at " + s.plan().target() + ": " + s.reason();
    }
    String what =
        s.cause() == Cause.RESTORE
            ? "undoing the bypass, users stay at " + s.plan().target()
            : "moving from " + s.plan().from() + " to " + s.plan().target();
    return what + ": " + s.reason();
  }

  /// At most one switchover of a domain is not terminal, and the old one's end is journaled before
  /// the new one's first byte (I43).
  private static Turn supersede(Turn turn, Switchover fresh, Instant now) {
    Switchover old = turn.state().switchovers().get(fresh.domain());
    return old == null || old.phase().isTerminal()
        ? turn
        : hear(turn, old, new Input.Stop(Phase.SUPERSEDED, "superseded by " + fresh.id()), now);
  }

  /// Feeds one input to one switchover and carries out what follows.
  static Turn hear(Turn turn, Switchover s, Input input, Instant now) {
    Duration applyTimeMax =
        turn.state().topology().account(s.step().account()).capabilities().applyTimeMax();
    Transition transition =
        Rivals.judge(turn.state(), SwitchoverMachine.next(s, input, applyTimeMax, now), now);
    if (transition.next().equals(s) && transition.orders().isEmpty()) {
      return turn;
    }
    Switchover next = transition.next();
    Turn kept = turn.with(put(turn.state(), next));
    if (next.stepIndex() != s.stepIndex()) {
      kept = stepServed(kept, s, now);
    }
    if (next.phase() != s.phase() || next.stepIndex() != s.stepIndex()) {
      kept =
          kept.keep(new Durable.SwitchoverKept(next))
              .then(t -> Rows.phase(t, next, now))
              .then(t -> entered(t, s, next, now));
    }
    return carry(kept, transition, now);
  }

  private static State put(State state, Switchover s) {
    State kept = state.withSwitchovers(state.switchovers().plus(s.domain(), s));
    return PublicationFold.forgetOver(kept, s);
  }

  /// What follows from reaching a phase, beyond the orders.
  private static Turn entered(Turn turn, Switchover before, Switchover s, Instant now) {
    return switch (s.phase()) {
      case INTENT, ATTEMPT -> turn;
      case IN_DOUBT -> Notices.tell(turn, Code.WRITE_IN_DOUBT, Level.WARN, s, s.detail());
      case ACKED -> Aftermath.block(turn, s, now);
      case READ_BACK -> before.phase() == Phase.ACKED ? turn : Aftermath.block(turn, s, now);
      case SERVED ->
          served(before.phase() == Phase.IN_DOUBT ? Aftermath.block(turn, s, now) : turn, s, now);
      case DEGRADED -> Notices.tell(turn, Code.SWITCHOVER_SLOW, Level.ALARM, s, s.detail());
      case DONE -> Notices.tell(turn, Code.SWITCHOVER_DONE, Level.INFO, s, "settled");
      case ABORTED ->
          Notices.tell(
              Aftermath.givenUp(Aftermath.calledOff(turn, s), before, s, now),
              Code.SWITCHOVER_ABORTED,
              Level.WARN,
              s,
              s.detail());
      case SUPERSEDED -> superseded(turn, before, s, now);
      case FROZEN -> Freezing.freezeAfterFight(Aftermath.givenUp(turn, before, s, now), s, now);
    };
  }

  /// What a person sent may take effect yet, whatever becomes of the newer move (I81).
  private static Turn superseded(Turn turn, Switchover before, Switchover s, Instant now) {
    if (before.isQuiet()) {
      return Notices.tell(turn, Code.SWITCHOVER_DONE, Level.INFO, s, s.detail());
    }
    boolean isOnItsWay = before.phase() == Phase.ATTEMPT || before.phase() == Phase.IN_DOUBT;
    Turn sent = Aftermath.calledOff(turn, s);
    Turn next = isOnItsWay && s.cause() == Cause.MANUAL ? Aftermath.block(sent, s, now) : sent;
    return Notices.tell(next, Code.SWITCHOVER_ABORTED, Level.WARN, s, s.detail());
  }

  /// A step before the last one is served; the switchover is at the next one already.
  private static Turn stepServed(Turn turn, Switchover s, Instant now) {
    Turn next = s.phase() == Phase.IN_DOUBT ? Aftermath.block(turn, s, now) : turn;
    Switchover served = s.to(Phase.SERVED, "served", now);
    return seen(next, s, now).then(t -> Rows.phase(t, served, now));
  }

  /// Every authoritative server answers it, so that is what the record holds.
  private static Turn seen(Turn turn, Switchover s, Instant now) {
    Observed seen =
        new Observed.Holds(
            s.step().change().wanted(),
            s.step().change().ref(),
            s.step().isSilent() ? Observed.Source.API : Observed.Source.AUTHORITATIVE,
            now);
    State state = turn.state();
    return turn.with(state.withRecords(state.records().plus(s.step().place(), seen)));
  }

  private static Turn served(Turn turn, Switchover s, Instant now) {
    Turn next = seen(turn, s, now);
    State state = next.state();
    Duration took = Duration.between(s.startedAt(), now);
    return next.with(
            s.plan().isTtlOnly()
                ? state
                : state.withProven(state.proven().plus(Pacing.kind(state, s), now)))
        .then(t ->
            Notices.tell(
                t,
                Code.SWITCHOVER_SERVED,
                Level.WARN,
                s,
                (s.step().isSilent() ? "the API holds " : "every authoritative server answers ")
                    + s.plan().target()
                    + " after "
                    + took.toMillis()
                    + " ms; "
                    + s.detail()));
  }

  private static Turn carry(Turn turn, Transition transition, Instant now) {
    Switchover s = transition.next();
    StepRef ref = new StepRef(s.domain(), s.id(), s.stepIndex(), s.attempts());
    Turn next = turn;
    for (Order order : transition.orders()) {
      next = carry(next, s, ref, order, now);
    }
    return next;
  }

  private static Turn carry(Turn turn, Switchover s, StepRef ref, Order order, Instant now) {
    return switch (order) {
      case Order.ReadRecord(Instant notBefore) ->
          turn.act(new Action.Read(ref, s.step().place(), notBefore));
      case Order.SendChange _ ->
          turn.act(new Action.Write(ref, s.step().account(), s.step().change()));
      case Order.AskServers(Instant notBefore) ->
          turn.act(
              new Action.AskServers(
                  ref, s.step().place(), s.step().change().wanted().data(), notBefore));
      case Order.LoseAccount(String detail) ->
          PlaneFold.accountLost(turn, s.step().account(), detail, now);
      case Order.MeetRival _ -> Rivals.met(turn, s, now);
      case Order.AvoidPlace(String detail, Duration length) ->
          turn.with(
              turn.state()
                  .withRejections(
                      turn.state()
                          .rejections()
                          .plus(s.step().place(), new Rejection(detail, now.plus(length)))));
    };
  }

  /// What a read saw is known from then on, also for the planner.
  private static Turn remember(Turn turn, LinkAccount place, ReadOutcome outcome, Instant now) {
    return outcome instanceof ReadOutcome.Found found
        ? turn.with(
            turn.state()
                .withRecords(
                    turn.state()
                        .records()
                        .plus(
                            place,
                            new Observed.Holds(
                                found.set(), found.ref(), Observed.Source.API, now))))
        : turn;
  }
}
