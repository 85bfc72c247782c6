// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.guard.Refusal;
import io.wayout.core.guard.Refusal.Code;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Domain;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Switchover;
import java.time.Instant;
import java.util.Optional;

/// What a person has to see before a move by hand, and may overrule with `--force`.
public final class Objections {
  private Objections() {}

  /// The first reason not to move the domain to the target; empty if there is none.
  public static Optional<Refusal> of(State state, Domain domain, Target target, Instant now) {
    return busy(state, domain, target)
        .or(() -> unseen(state, domain))
        .or(() -> health(state, domain, target, now));
  }

  /// Two people, two wishes.
  private static Optional<Refusal> busy(State state, Domain domain, Target target) {
    return state
        .busy(domain.name())
        .filter(s -> !s.cause().isAutomatic() && !s.plan().target().equals(target.name()))
        .map(s -> busy(domain, s));
  }

  private static Refusal busy(Domain domain, Switchover s) {
    return new Refusal(
        Code.MOVE_IN_PROGRESS,
        s.id() + " by " + s.actor() + " moves it to " + s.plan().target() + " right now",
        "wait for it, stop it with: wayout abort " + domain.name() + ", or use --force");
  }

  /// Right after a start nothing is known; a detour because of that would surprise.
  private static Optional<Refusal> unseen(State state, Domain domain) {
    return domain.links().stream()
        .flatMap(l -> l.places().stream())
        .filter(place -> !state.records().containsKey(place))
        .findFirst()
        .map(Objections::unseen);
  }

  private static Refusal unseen(LinkAccount place) {
    return new Refusal(
        Code.NOT_OBSERVED_YET,
        place + " has not been looked at yet",
        "repeat the command in a few seconds, or use --force");
  }

  private static Optional<Refusal> health(State state, Domain domain, Target target, Instant now) {
    TargetHealth health = Facts.health(state, domain, target, now);
    String text = target.name() + " is " + health.verdict() + " since " + health.since();
    return health.verdict() == Verdict.UP
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Code.TARGET_NOT_HEALTHY,
                text + ": " + health.detail(),
                "choose another target, or use --force with --reason"));
  }
}
