// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

/// Bounds on what automation does at once (I11).
///
/// @param blastRadiusPercent the share of all domains that may be on the move at once, 1 to 100; at
///   least one domain always may
/// @param canary how many domains move first, before a move of that kind is proven; 1 or more
public record Safety(int blastRadiusPercent, int canary) {
  public Safety {
    if (blastRadiusPercent < 1 || blastRadiusPercent > 100 || canary < 1) {
      throw new IllegalArgumentException("blast radius is 1 to 100 percent, canary 1 or more");
    }
  }
}
