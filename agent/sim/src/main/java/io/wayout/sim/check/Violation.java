// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import java.time.Instant;

/// An invariant that did not hold.
///
/// @param invariant its number and short name, e.g. `I63 journal first`
public record Violation(String invariant, Instant at, String text) {
  @Override
  public String toString() {
    return "BROKEN " + invariant + " at " + at + ": " + text;
  }
}
