// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import java.time.Duration;

/// One probe and its rhythm.
public record Check(CheckId id, ProbeSpec probe, Timing timing) {

  /// When to probe and how many answers make a verdict (I27).
  ///
  /// @param interval from the start of one probe to the start of the next
  /// @param timeout the total time of one probe
  /// @param confirm the interval after a first failure, until the verdict is sure
  /// @param fall consecutive failures that make it DOWN, 1 or more
  /// @param rise consecutive successes that make it UP again, 1 or more
  public record Timing(Duration interval, Duration timeout, Duration confirm, int fall, int rise) {
    public Timing {
      if (fall < 1 || rise < 1) {
        throw new IllegalArgumentException("fall and rise start at 1");
      }
    }
  }
}
