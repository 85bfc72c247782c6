// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.decide;

import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.decide.Decision.Move;
import io.wayout.core.decide.Situation.Pending;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.switchover.Cause;
import java.time.Instant;
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
          : Upkeep.restPending(pending.get(), text);
    }
    Optional<Target> dead =
        split.targets().stream()
            .flatMap(name -> s.domain().target(name).stream())
            .filter(t -> s.health(t).verdict() == Verdict.DOWN)
            .findFirst();
    if (dead.isPresent()) {
      return Failover.wishDown(s, dead.get(), now);
    }
    return new Hold(
        Gate.FOREIGN_VALUE,
        text + "; make them equal with: wayout switch " + s.domain().name() + " --to TARGET");
  }

  private static boolean isUp(Situation s, String target) {
    return s.domain().target(target).filter(t -> s.health(t).verdict() == Verdict.UP).isPresent();
  }

  /// A link that nobody can read and nobody is answered by leads users nowhere: go around it.
  private static Decision wishUnread(Situation s, Effective.NotObserved unread, Instant now) {
    Optional<Target> desired = s.desired().flatMap(s.domain()::target);
    boolean isLost = s.deadLink().isPresent() && desired.isPresent();
    if (isLost && s.health(desired.get()).verdict() == Verdict.UP) {
      return Upkeep.bypass(s, s.deadLink().get(), desired.get().name(), now);
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
      case UP -> Upkeep.wishUp(s, at, target, now);
      case DOWN -> Failover.wishDown(s, target, now);
    };
  }
}
