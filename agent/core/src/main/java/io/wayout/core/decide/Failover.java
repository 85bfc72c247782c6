// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.decide;

import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.decide.Decision.Move;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.switchover.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The domain's target is down: is it sure, has it lasted, and is there a proven standby (I20–I27)?
final class Failover {
  private Failover() {}

  static Decision wishDown(Situation s, Target target, Instant now) {
    TargetHealth health = s.health(target);
    Optional<String> doubt = s.climate().isolated().or(s.climate()::lossy);
    if (doubt.isPresent()) {
      return new Hold(Gate.ISOLATED, doubt.get());
    }
    if (s.domain().targets().stream().allMatch(t -> s.health(t).verdict() == Verdict.DOWN)) {
      return new Hold(
          Gate.ALL_DOWN,
          "every target is down, so nothing would be won until one is up; " + health.detail());
    }
    if (s.climate().massDown().isPresent()) {
      return new Hold(Gate.MASS_DOWN, s.climate().massDown().get());
    }
    Optional<Hold> young = young(s, target, health, now).or(() -> unwitnessed(s, target, health));
    if (young.isPresent()) {
      return young.get();
    }
    return standby(s, target)
        .<Decision>map(t ->
            new Move(
                t.name(),
                Cause.FAILOVER,
                target.name() + " is down since " + health.since() + ": " + health.detail()))
        .orElseGet(() -> noStandby(s, target));
  }

  /// Witnesses that were last heard before the target fell say nothing about its fall (I22).
  private static Optional<Hold> unwitnessed(Situation s, Target target, TargetHealth health) {
    return s.climate()
        .witnessed()
        .filter(at -> at.isBefore(health.since()))
        .map(_ ->
            new Hold(
                Gate.DOWN_FOR,
                target.name()
                    + " is down since "
                    + health.since()
                    + "; automation waits until the witnesses have answered since then"));
  }

  /// A failure counts from its last success on, so that a blip that is over moves nobody (I27).
  private static Optional<Hold> young(
      Situation s, Target target, TargetHealth health, Instant now) {
    Duration downFor = s.domain().policy().downFor();
    String wait = "; automation waits for " + Texts.duration(downFor) + " without a success";
    String end = " (down-for): " + health.detail();
    if (health.failingSince().isEmpty()) {
      return Optional.of(
          new Hold(
              Gate.DOWN_FOR,
              target.name()
                  + " is down since "
                  + health.since()
                  + " but answers again"
                  + wait
                  + end));
    }
    Instant failing = health.failingSince().get();
    return failing.plus(downFor).isAfter(now)
        ? Optional.of(
            new Hold(Gate.DOWN_FOR, target.name() + " fails since " + failing + wait + end))
        : Optional.empty();
  }

  /// Rather where some users are already.
  private static Optional<Target> standby(Situation s, Target target) {
    List<Target> proven =
        s.domain().targets().stream()
            .filter(t -> !t.equals(target) && s.health(t).isProven())
            .toList();
    return proven.stream()
        .filter(t ->
            s.effective() instanceof Effective.Split split && split.targets().contains(t.name()))
        .findFirst()
        .or(() -> proven.stream().findFirst());
  }

  private static Hold noStandby(Situation s, Target target) {
    StringBuilder text = new StringBuilder("no other target is proven: ");
    String separator = "";
    for (Target other : s.domain().targets()) {
      if (!other.equals(target)) {
        TargetHealth health = s.health(other);
        text.append(separator).append(other.name()).append(" is ").append(health.verdict());
        text.append(" since ").append(health.since());
        separator = ", ";
      }
    }
    text.append("; a standby must be up without a failed check for ");
    text.append(Texts.duration(s.domain().policy().standbyFor())).append(" (standby-for)");
    return new Hold(Gate.NO_STANDBY, text.toString());
  }
}
