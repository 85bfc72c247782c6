// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

/// How an origin truly is.
public enum TargetState {
  UP,
  /// Up, and slow (O06).
  SLOW,
  /// Fails one request in five (O04).
  SPORADIC,
  /// Refuses connections at once.
  REFUSING,
  /// Answers nothing, so that a probe costs its whole time.
  BLACK_HOLE,
  /// Answers that it is broken.
  BROKEN,
  /// Answers with a page that is not ours (O05).
  WRONG_BODY,
  /// Its certificate is not valid for the business name (O07, O08).
  BAD_CERTIFICATE,
  /// Turns probes away, which says nothing about it.
  TURNING_AWAY;

  /// Users get nothing of use.
  public boolean isDown() {
    return switch (this) {
      case REFUSING, BLACK_HOLE, BROKEN, WRONG_BODY, BAD_CERTIFICATE -> true;
      case UP, SLOW, SPORADIC, TURNING_AWAY -> false;
    };
  }

  /// Every user gets all, soon enough.
  public boolean isWell() {
    return switch (this) {
      case UP, SLOW, TURNING_AWAY -> true;
      case SPORADIC, REFUSING, BLACK_HOLE, BROKEN, WRONG_BODY, BAD_CERTIFICATE -> false;
    };
  }
}
