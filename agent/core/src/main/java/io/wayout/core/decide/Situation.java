// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.decide;

import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.model.Block;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Everything that a decision about one domain depends on.
///
/// @param effective where its chain leads
/// @param deadLink a link on the path that its name servers don't answer
/// @param restore whether a bypass could be undone now
/// @param desired the name of the target where the last decision wanted it to be
/// @param healths by target name, for all its targets
/// @param pending what our own newest move has not reached yet
/// @param busy the switchover in progress, for people
/// @param block the block that holds now
/// @param freeze the freeze that covers it now
/// @param guard why automation here leaves it alone: another installation guards it, or may
/// @param losses by target name: the lost control plane of its vendor; only where the policy says
///   to leave such a vendor
public record Situation(
    Domain domain,
    Effective effective,
    Optional<DeadLink> deadLink,
    Restorable restore,
    Optional<String> desired,
    Map<String, TargetHealth> healths,
    Optional<Pending> pending,
    Optional<String> busy,
    Optional<Block> block,
    Optional<Freeze> freeze,
    Climate climate,
    Optional<Hold> guard,
    Map<String, Loss> losses) {
  public Situation {
    healths = Map.copyOf(healths);
    losses = Map.copyOf(losses);
  }

  /// A situation of a domain that is ours to guard.
  public Situation(
      Domain domain,
      Effective effective,
      Optional<DeadLink> deadLink,
      Restorable restore,
      Optional<String> desired,
      Map<String, TargetHealth> healths,
      Optional<Pending> pending,
      Optional<String> busy,
      Optional<Block> block,
      Optional<Freeze> freeze,
      Climate climate,
      Map<String, Loss> losses) {
    this(
        domain,
        effective,
        deadLink,
        restore,
        desired,
        healths,
        pending,
        busy,
        block,
        freeze,
        climate,
        Optional.empty(),
        losses);
  }

  /// The lost control plane behind a target, if that counts for this domain.
  Optional<Loss> loss(Target target) {
    return Optional.ofNullable(losses.get(target.name()));
  }

  TargetHealth health(Target target) {
    TargetHealth health = healths.get(target.name());
    if (health == null) {
      throw new IllegalArgumentException("no health of " + target.id());
    }
    return health;
  }

  /// The rest of a move that did not reach every account of a mirrored link.
  ///
  /// @param target the name of the target that it was for
  /// @param isReady something of it can be written now
  /// @param text what will be written, or what it waits for
  public record Pending(String target, boolean isReady, String text) {}

  /// A link that no name server answers.
  ///
  /// @param since when that became sure
  public record DeadLink(String text, Instant since) {}

  /// The whole control plane of a vendor is gone, which is proven.
  ///
  /// @param since when the last sign of it fell
  public record Loss(String vendor, Instant since, String text) {}

  /// Whether a bypass can be undone.
  public sealed interface Restorable {
    /// There is no bypass.
    record NoBypass() implements Restorable {}

    /// The bypassed links have been well for long enough.
    record Ready() implements Restorable {}

    /// They have not.
    record NotYet(String text) implements Restorable {}
  }

  /// What holds for all domains.
  ///
  /// @param isolated why our own network is in doubt (I22)
  /// @param lossy why probes are not to be trusted now: our own network loses packets (N12)
  /// @param witnessed when as many witnesses as are needed had last answered; empty without any
  /// @param massDown why too many targets fell at once (I23)
  /// @param isStateLost automation waits for an acknowledgement (I66)
  public record Climate(
      Optional<String> isolated,
      Optional<String> lossy,
      Optional<Instant> witnessed,
      Optional<String> massDown,
      boolean isStateLost) {
    /// A climate in which probes are to be trusted.
    public Climate(Optional<String> isolated, Optional<String> massDown, boolean isStateLost) {
      this(isolated, Optional.empty(), Optional.empty(), massDown, isStateLost);
    }
  }
}
