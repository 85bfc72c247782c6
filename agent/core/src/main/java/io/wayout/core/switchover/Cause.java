// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

/// Why a switchover happens.
public enum Cause {
  /// A person asked for it.
  MANUAL,
  /// The effective target failed.
  FAILOVER,
  /// The control plane of the effective target's vendor is gone, and the policy says to leave.
  PLANE_LOSS,
  /// The preferred target is well again, and the policy lets automation return to it.
  FAILBACK,
  /// A link on the path no longer answers, though the target is well.
  BYPASS,
  /// The rest of a move that reached only some accounts of a mirrored link.
  COMPLETION,
  /// A bypass is undone; users don't move.
  RESTORE;

  public boolean isAutomatic() {
    return this != MANUAL;
  }

  /// Does it decide anew where users go, so that block period and blast radius count?
  public boolean movesUsers() {
    return this != RESTORE && this != COMPLETION;
  }

  /// Does it lead users to another target by itself, which must be proven for that (I25)?
  public boolean needsStandby() {
    return this == FAILOVER || this == PLANE_LOSS || this == FAILBACK;
  }
}
