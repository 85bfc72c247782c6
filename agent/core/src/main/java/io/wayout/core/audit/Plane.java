// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

/// What of a vendor fails.
public enum Plane {
  /// The API takes no change; name servers and targets go on.
  CONTROL,
  /// The authoritative servers answer nothing.
  DATA,
  /// Every target that stands there.
  TARGETS,
  /// All of that at once, and whatever else runs there.
  EVERYTHING;

  boolean stopsChanges() {
    return this == CONTROL || this == EVERYTHING;
  }

  boolean stopsAnswers() {
    return this == DATA || this == EVERYTHING;
  }

  boolean stopsTargets() {
    return this == TARGETS || this == EVERYTHING;
  }
}
