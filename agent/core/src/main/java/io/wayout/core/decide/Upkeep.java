// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.decide;

import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.decide.Decision.Move;
import io.wayout.core.decide.Situation.DeadLink;
import io.wayout.core.decide.Situation.Loss;
import io.wayout.core.decide.Situation.Pending;
import io.wayout.core.decide.Situation.Restorable;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Policy.Failback;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.switchover.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The domain's target is up: is there a silent link to go around, a vendor to leave, a rest to be
/// written, a way back, or a bypass to be undone?
final class Upkeep {
  private Upkeep() {}

  /// A way back that is blocked does not keep a bypass from being undone, which moves nobody.
  static Decision wishUp(Situation s, Effective.At at, Target target, Instant now) {
    if (s.deadLink().isPresent()) {
      return bypass(s, s.deadLink().get(), target.name(), now);
    }
    if (s.loss(target).isPresent()) {
      return leave(s, target, s.loss(target).get(), now);
    }
    Optional<Pending> rest = s.pending().filter(p -> p.target().equals(target.name()));
    if (rest.filter(Pending::isReady).isPresent()) {
      return new Move(target.name(), Cause.COMPLETION, rest.get().text());
    }
    Optional<Decision> failback = failback(s, target, now);
    boolean isBlocked = s.block().filter(b -> b.holds(now)).isPresent();
    if (!isBlocked && failback.filter(d -> d instanceof Move).isPresent()) {
      return failback.get();
    }
    return switch (s.restore()) {
      case Restorable.Ready _ ->
          new Move(target.name(), Cause.RESTORE, "the bypassed link is well again");
      case Restorable.NotYet(String text) -> new Hold(Gate.RESTORE_WAITS, text);
      case Restorable.NoBypass _ ->
          rest.<Decision>map(p -> restPending(p, at.target() + " is up"))
              .or(() -> failback)
              .orElseGet(() -> new Hold(Gate.CONTENT, at.target() + " is up"));
    };
  }

  /// The policy says to leave a vendor whose control plane is gone, while all is still well there.
  private static Decision leave(Situation s, Target target, Loss loss, Instant now) {
    Duration downFor = s.domain().policy().downFor();
    String why = "the control plane of " + loss.vendor() + " is gone since " + loss.since();
    String text = why + " (on-control-plane-loss: evacuate): " + loss.text();
    if (s.climate().massDown().isPresent()) {
      return new Hold(Gate.MASS_DOWN, s.climate().massDown().get());
    }
    if (loss.since().plus(downFor).isAfter(now)) {
      String wait = "; automation waits for " + Texts.duration(downFor) + " (down-for)";
      return new Hold(Gate.DOWN_FOR, text + wait);
    }
    return s.domain().targets().stream()
        .filter(t -> !t.vendor().equals(target.vendor()))
        .filter(t -> s.health(t).isProven() && s.loss(t).isEmpty())
        .findFirst()
        .<Decision>map(t -> new Move(t.name(), Cause.PLANE_LOSS, text))
        .orElseGet(() ->
            new Hold(
                Gate.NO_STANDBY, text + "; no target at another vendor is proven, so it stays"));
  }

  /// Silence of name servers counts like a failure of the target: it must last, and while our own
  /// network loses packets it counts for nothing. An outage of ours ends link by link.
  static Decision bypass(Situation s, DeadLink dead, String target, Instant now) {
    if (s.climate().lossy().isPresent()) {
      return new Hold(Gate.ISOLATED, s.climate().lossy().get());
    }
    Duration downFor = s.domain().policy().downFor();
    return dead.since().plus(downFor).isAfter(now)
        ? new Hold(
            Gate.DOWN_FOR,
            dead.text() + "; automation waits for " + Texts.duration(downFor) + " (down-for)")
        : new Move(
            target, Cause.BYPASS, dead.text() + ": the domain is down though " + target + " is up");
  }

  /// Something to say about the way back, if the domain is not where it belongs.
  private static Optional<Decision> failback(Situation s, Target target, Instant now) {
    Target preferred = s.domain().preferred();
    TargetHealth health = s.health(preferred);
    if (preferred.equals(target) || health.verdict() != Verdict.UP) {
      return Optional.empty();
    }
    if (s.loss(preferred).isPresent()) {
      String text = preferred.name() + " is up, but " + s.loss(preferred).get().text();
      return Optional.of(new Hold(Gate.FAILBACK_WAITS, text));
    }
    return Optional.of(
        switch (s.domain().policy().failback()) {
          case Failback.Manual _ ->
              new Hold(
                  Gate.FAILBACK_WAITS,
                  preferred.name()
                      + " is up again; return with: wayout failback "
                      + s.domain().name());
          case Failback.After(Duration upFor) -> failbackAfter(preferred, health, upFor, now);
        });
  }

  private static Decision failbackAfter(
      Target preferred, TargetHealth health, Duration upFor, Instant now) {
    Instant when = health.since().plus(upFor);
    if (when.isAfter(now) || !health.isProven()) {
      return new Hold(
          Gate.FAILBACK_WAITS,
          preferred.name()
              + " is up since "
              + health.since()
              + " and must be for "
              + Texts.duration(upFor));
    }
    return new Move(
        preferred.name(), Cause.FAILBACK, preferred.name() + " is up since " + health.since());
  }

  static Hold restPending(Pending pending, String text) {
    return new Hold(
        Gate.REST_PENDING,
        text + "; the rest of the move to " + pending.target() + " waits: " + pending.text());
  }
}
