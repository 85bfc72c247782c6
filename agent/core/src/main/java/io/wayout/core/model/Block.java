// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import java.time.Instant;
import java.util.Optional;

/// Why automation leaves a domain alone after a move (I28, I81).
///
/// @param until when it ends by itself; empty after a manual move, which ends with an
///   acknowledgement
public record Block(String switchover, Instant since, Optional<Instant> until) {
  public boolean holds(Instant now) {
    return until.map(now::isBefore).orElse(true);
  }
}
