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
import java.util.List;
import java.util.Optional;

/// `decide(Situation, now) → Decision`: what automation would do with one domain.
///
/// A provider's answer never judges an origin: health comes from checks alone (I24). Only where the
/// policy says `on-control-plane-loss: evacuate` does a vendor's lost control plane count.
public final class Decider {
  private Decider() {}

  public static Decision decide(Situation s, Instant now) {
    if (s.busy().isPresent()) {
      return new Hold(Gate.MOVE_IN_PROGRESS, s.busy().get());
    }
    Decision wish = wish(s, now);
    return wish instanceof Move move ? Permission.of(s, move, now) : wish;
  }

  /// What the domain needs, whoever may do it.
  private static Decision wish(Situation s, Instant now) {
    return switch (s.effective()) {
      case Effective.At at -> wishAt(s, at, now);
      case Effective.Foreign f ->
          new Hold(
              Gate.FOREIGN_VALUE,
              f.place()
                  + " holds "
                  + f.value()
                  + ", which is neither the next link nor a target;"
                  + " move it with --overwrite-foreign, or declare it as a target");
      case Effective.Split split -> wishSplit(s, split, now);
      case Effective.Missing missing ->
          new Hold(
              Gate.NOT_OBSERVED, missing.place() + " has no record; create it at the vendor first");
      case Effective.NotObserved unread -> wishUnread(s, unread, now);
    };
  }

  /// What our own move left undone is completed; what others did is theirs.
  private static Decision wishSplit(Situation s, Effective.Split split, Instant now) {
    String text =
        "the accounts of link " + split.link() + " hold different values: " + split.values();
    Optional<Pending> pending = s.pending().filter(p -> isUp(s, p.target()));
    if (pending.isPresent()) {
      return pending.get().isReady()
          ? new Move(pending.get().target(), Cause.COMPLETION, text)
          : restPending(pending.get(), text);
    }
    Optional<Target> dead =
        split.targets().stream()
            .flatMap(name -> s.domain().target(name).stream())
            .filter(t -> s.health(t).verdict() == Verdict.DOWN)
            .findFirst();
    if (dead.isPresent()) {
      return wishDown(s, dead.get(), now);
    }
    return new Hold(
        Gate.FOREIGN_VALUE,
        text + "; make them equal with: wayout switch " + s.domain().name() + " --to TARGET");
  }

  private static boolean isUp(Situation s, String target) {
    return s.domain().target(target).filter(t -> s.health(t).verdict() == Verdict.UP).isPresent();
  }

  private static Hold restPending(Pending pending, String text) {
    return new Hold(
        Gate.REST_PENDING,
        text + "; the rest of the move to " + pending.target() + " waits: " + pending.text());
  }

  /// A link that nobody can read and nobody is answered by leads users nowhere: go around it.
  private static Decision wishUnread(Situation s, Effective.NotObserved unread, Instant now) {
    Optional<Target> desired = s.desired().flatMap(s.domain()::target);
    boolean isLost = s.deadLink().isPresent() && desired.isPresent();
    if (isLost && s.health(desired.get()).verdict() == Verdict.UP) {
      return bypass(s, s.deadLink().get(), desired.get().name(), now);
    }
    return new Hold(
        Gate.NOT_OBSERVED,
        unread.place()
            + " can't be read yet: "
            + unread.detail()
            + "; automation waits until the API or a name server tells");
  }

  private static Decision wishAt(Situation s, Effective.At at, Instant now) {
    Target target = s.domain().target(at.target()).orElseThrow();
    TargetHealth health = s.health(target);
    return switch (health.verdict()) {
      case UNKNOWN ->
          new Hold(
              Gate.HEALTH_UNKNOWN,
              target.name()
                  + " is not known to be up or down until its checks tell: "
                  + health.detail());
      case UP -> wishUp(s, at, target, now);
      case DOWN -> wishDown(s, target, now);
    };
  }

  /// A way back that is blocked does not keep a bypass from being undone, which moves nobody.
  private static Decision wishUp(Situation s, Effective.At at, Target target, Instant now) {
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
  private static Decision bypass(Situation s, DeadLink dead, String target, Instant now) {
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

  private static Decision wishDown(Situation s, Target target, Instant now) {
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
