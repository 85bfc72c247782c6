// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.decide.Situation.Pending;
import io.wayout.core.decide.Situation.Restorable;
import io.wayout.core.fold.State;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Domain;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Chain;
import io.wayout.core.plan.ChainPlanner;
import io.wayout.core.plan.Effective;
import io.wayout.core.plan.LinkFact;
import io.wayout.core.plan.PlanOptions;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.core.plan.ReplicaFact;
import io.wayout.core.switchover.Lateness;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What earlier moves left to be put right: the rest of a partial move, and a bypass.
final class Repairs {
  private Repairs() {}

  /// What our own newest move has not reached yet; it is planned anew, never replayed.
  static Optional<Pending> pending(State state, Chain chain, Effective effective) {
    Domain domain = chain.domain();
    Optional<Target> target = state.memory(domain.name()).pending().flatMap(domain::target);
    return target.filter(t -> mayBePending(chain, effective, t)).flatMap(t -> pending(chain, t));
  }

  private static boolean mayBePending(Chain chain, Effective effective, Target target) {
    return switch (effective) {
      case Effective.At at -> at.target().equals(target.name()) || isOpen(chain, target);
      case Effective.Split _, Effective.Missing _, Effective.NotObserved _ -> true;
      case Effective.Foreign _ -> false;
    };
  }

  /// An account that the move did reach is silent right now, perhaps only to us, or can't be read:
  /// users who are led by the other one don't tell that the domain was led elsewhere (I48).
  private static boolean isOpen(Chain chain, Target target) {
    return chain.links().stream()
        .filter(link -> link.replicas().size() > 1)
        .flatMap(link -> link.replicas().stream())
        .anyMatch(r ->
            r.data().isEmpty() || (!r.isAnswering() && r.data().filter(target::isAt).isPresent()));
  }

  private static Optional<Pending> pending(Chain chain, Target target) {
    return switch (ChainPlanner.plan(chain, target, PlanOptions.USUAL)) {
      case PlanOutcome.Found(var plan) -> Optional.of(new Pending(target.name(), true, plan.why()));
      case PlanOutcome.AlreadyThere _ -> {
        List<String> rest = ChainPlanner.rest(chain, target);
        yield rest.isEmpty()
            ? Optional.empty()
            : Optional.of(new Pending(target.name(), false, String.join("; ", rest)));
      }
      case PlanOutcome.NoWayOut(var obstacles) ->
          Optional.of(new Pending(target.name(), false, String.join("; ", obstacles)));
      case PlanOutcome.Foreign(var place, var value) ->
          Optional.of(new Pending(target.name(), false, place + " holds " + value));
    };
  }

  /// A move, automation's or a person's, that has put a lower link right and waits for the caches.
  private static Optional<Switchover> draining(State state, Chain chain) {
    return Optional.ofNullable(state.switchovers().get(chain.domain().name()))
        .filter(Switchover::isDraining);
  }

  /// A lower link that the newest move may have written before it was given up, and that nobody has
  /// looked at since: what was known before would lead users elsewhere (I41).
  private static Optional<LinkAccount> unseenBelow(State state, Chain chain, int first) {
    Optional<Switchover> givenUp =
        Optional.ofNullable(state.switchovers().get(chain.domain().name()))
            .filter(s -> s.attempts() > 0 && s.phase().isTerminal() && s.phase() != Phase.DONE);
    return chain.links().subList(first, chain.links().size()).stream()
        .flatMap(link -> link.replicas().stream())
        .filter(r -> givenUp.filter(s -> isUnseen(s, r)).isPresent())
        .map(ReplicaFact::place)
        .findFirst();
  }

  private static boolean isUnseen(Switchover s, ReplicaFact replica) {
    Instant known = s.phaseSince().plus(Lateness.MAX);
    return s.step().place().equals(replica.place())
        && replica.observed().filter(o -> o.at().isBefore(known)).isPresent();
  }

  /// A bypass may be undone when every link from the written one down has been well long enough.
  static Restorable restorable(State state, Chain chain, Effective effective, Instant now) {
    boolean isStraight = !(effective instanceof Effective.At at) || at.isCanonical();
    int first = isStraight ? chain.links().size() : chain.firstStraight();
    if (first >= chain.links().size()) {
      return new Restorable.NoBypass();
    }
    Optional<Switchover> draining = draining(state, chain);
    if (draining.isPresent()) {
      return new Restorable.NotYet(
          "a bypass is undone at "
              + draining.get().notBefore()
              + ", when what was replaced below it has left the caches");
    }
    Optional<LinkAccount> unseen = unseenBelow(state, chain, first);
    if (unseen.isPresent()) {
      return new Restorable.NotYet(
          "a bypass waits for a look at "
              + unseen.get()
              + ": a move that was given up wrote there");
    }
    Instant wellSince = Instant.MIN;
    for (LinkFact fact : chain.links().subList(first - 1, chain.links().size())) {
      for (ReplicaFact replica : fact.replicas()) {
        LinkAccount place = replica.place();
        Optional<Instant> controlSince = Planes.control(state, replica.account()).wellSince();
        PlaneHealth data = state.dataPlanes().get(place);
        if (!replica.isWritable() || controlSince.isEmpty()) {
          return new Restorable.NotYet(
              "a bypass waits for "
                  + place
                  + ": "
                  + (replica.obstacle().isEmpty()
                      ? "its API is not known to work"
                      : replica.obstacle()));
        }
        if (data == null || data.verdict() != Verdict.UP) {
          return new Restorable.NotYet(
              "a bypass waits for " + place + ": its name servers are not known to answer");
        }
        Instant control = controlSince.get();
        Instant well = control.isAfter(data.since()) ? control : data.since();
        wellSince = well.isAfter(wellSince) ? well : wellSince;
      }
    }
    Instant ready = wellSince.plus(chain.domain().policy().restoreAfter());
    return ready.isAfter(now)
        ? new Restorable.NotYet("a bypass is undone at " + ready + " (restore-after)")
        : new Restorable.Ready();
  }
}
