// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Why automation leaves a domain alone after a move (I28, I81).
///
/// @param switchover the move that caused it, or in words what else did
/// @param until when it ends by itself; empty after what a person did, which ends with an
///   acknowledgement
public record Block(String switchover, Instant since, Optional<Instant> until) {
  /// The same, if it began before now; else as if it began now, because the clock was set back.
  public Block notAfter(Instant now) {
    return since.isAfter(now)
        ? new Block(switchover, now, until.map(end -> now.plus(Duration.between(since, end))))
        : this;
  }

  public boolean holds(Instant now) {
    return until.map(now::isBefore).orElse(true);
  }
}
