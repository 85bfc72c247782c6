// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import java.time.Duration;

/// A fault and when it strikes.
///
/// @param after since the start of the simulation
public record Timed(Duration after, Fault fault) {
  /// Strikes that many seconds after the start.
  public static Timed at(long seconds, Fault fault) {
    return new Timed(Duration.ofSeconds(seconds), fault);
  }
}
