// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.script;

/// What an operator types in the middle of it, for all domains.
public enum Order {
  /// Move everything to its second target.
  SWITCH,
  /// Move everything to its preferred target.
  FAILBACK,
  /// The same as `switch`, to a target that does not exist.
  TYPO,
  /// Freeze everything.
  FREEZE,
  UNFREEZE,
  /// Acknowledge all moves.
  ACK,
  /// Stop all moves that are in progress.
  ABORT
}
