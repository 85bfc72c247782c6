// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

/// How the disk under the journal truly is.
public enum DiskState {
  FINE,
  /// No space left.
  FULL,
  /// Every write ends in an I/O error, as after a remount as read-only (T13).
  FAILING,
  /// Every transaction is durable only after seconds, in which the agent's loop stands still (T13).
  STALLING
}
