// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

/// How an origin truly is.
public enum TargetState {
  UP,
  /// Refuses connections at once.
  REFUSING,
  /// Answers nothing, so that a probe costs its whole time.
  BLACK_HOLE,
  /// Answers that it is broken.
  BROKEN,
  /// Turns probes away, which says nothing about it.
  TURNING_AWAY;

  public boolean isDown() {
    return this == REFUSING || this == BLACK_HOLE || this == BROKEN;
  }
}
