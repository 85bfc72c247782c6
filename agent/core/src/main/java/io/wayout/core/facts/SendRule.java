// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.custody.Owners;
import io.wayout.core.fold.State;
import io.wayout.core.fold.StepRef;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Account;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.provider.SendGate;
import java.time.Instant;
import java.util.Optional;

/// The last check before the first byte of a write (I04, I06, I25, I42, I80).
public final class SendRule {
  private SendRule() {}

  /// A canary is never written while something that touches its account is frozen.
  public static SendGate.Verdict canary(State state, String account, Instant now) {
    Account found = state.topology().accounts().get(account);
    if (found == null) {
      return new SendGate.Closed("the configuration no longer has " + account);
    }
    return Owners.standing(state, found) == Owners.Standing.ELSEWHERE
        ? new SendGate.Closed(Owners.text(state, found))
        : Freezes.covering(state, found, now)
            .<SendGate.Verdict>map(f -> new SendGate.Closed("frozen by " + f.actor()))
            .orElseGet(SendGate.Open::new);
  }

  public static SendGate.Verdict verdict(State state, StepRef step, Instant now) {
    Switchover s = state.switchovers().get(step.domain());
    Domain domain = state.topology().domains().get(step.domain());
    if (s == null || domain == null || !s.id().equals(step.switchover())) {
      return new SendGate.Closed(step.switchover() + " is no longer the domain's newest decision");
    }
    boolean isCurrent =
        s.phase() == Phase.ATTEMPT
            && s.stepIndex() == step.stepIndex()
            && s.attempts() == step.attempt()
            && s.generation() == state.memory(step.domain()).generation();
    if (!isCurrent) {
      return new SendGate.Closed(step.switchover() + " has moved on to " + s.phase());
    }
    if (s.cause().isAutomatic()) {
      var effective = Facts.chain(state, domain, now).effective();
      var freeze =
          Freezes.covering(state, domain, effective, now)
              .or(() ->
                  domain
                      .target(s.plan().target())
                      .flatMap(target -> Freezes.covering(state, target, now)));
      if (freeze.isPresent()) {
        return new SendGate.Closed("frozen by " + freeze.get().actor());
      }
      return Owners.elsewhere(state, domain)
          .findFirst()
          .map(account -> Owners.text(state, account))
          .or(() -> stoodStill(state, s))
          .or(() -> outdated(state, domain, s, now))
          .<SendGate.Verdict>map(SendGate.Closed::new)
          .orElseGet(SendGate.Open::new);
    }
    return new SendGate.Open();
  }

  /// The loop calls off what it finds unsent after a standstill, and this is what it had just
  /// handed over (C05).
  private static Optional<String> stoodStill(State state, Switchover s) {
    boolean isFirst = s.stepIndex() == 0 && s.attempts() == 1;
    return state
        .wokeAt()
        .filter(woke -> isFirst && woke.isAfter(s.startedAt()))
        .map(_ -> "the agent or its host stood still after this was decided");
  }

  /// What was decided may have waited for its vendor, or this host stood still meanwhile: is it
  /// still what would be decided? After a restart nothing is known yet, and a young move goes on.
  private static Optional<String> outdated(State state, Domain domain, Switchover s, Instant now) {
    Optional<Target> target = domain.target(s.plan().target());
    if (target.isEmpty() || !s.cause().needsStandby()) {
      return Optional.empty();
    }
    if (Facts.health(state, domain, target.get(), now).verdict() == Verdict.DOWN) {
      return Optional.of(target.get().name() + " is down by now");
    }
    if (target.get().checks().stream().anyMatch(id -> Facts.check(state, id).isInDoubt())) {
      return Optional.of("the newest check of " + target.get().name() + " failed");
    }
    if (target.get().checks().stream().anyMatch(id -> isOld(state, id, now))) {
      return Optional.of("nothing has been heard of " + target.get().name() + " for too long");
    }
    return s.cause() == Cause.FAILOVER
            && Facts.chain(state, domain, now).effective() instanceof Effective.At at
        ? domain
            .target(at.target())
            .filter(t -> !t.equals(target.get()))
            .filter(t -> t.checks().stream().allMatch(id -> hasRisen(state, id)))
            .map(t -> t.name() + " is up again")
        : Optional.empty();
  }

  /// After a restart the very first success makes it UP, which is no reason to stop.
  private static boolean hasRisen(State state, CheckId id) {
    return Facts.check(state, id).passes() >= state.topology().check(id).timing().rise();
  }

  private static boolean isOld(State state, CheckId id, Instant now) {
    CheckHealth health = Facts.check(state, id);
    return health.last().isPresent()
        && !TargetHealth.isFresh(health, state.topology().check(id).timing(), now);
  }
}
