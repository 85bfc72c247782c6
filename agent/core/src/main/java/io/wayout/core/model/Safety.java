// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import java.util.List;

/// Bounds on what moves at once (I11).
///
/// @param blastRadiusPercent the share of all domains that may be on the move at once, 1 to 100; at
///   least one domain always may
/// @param canary how many domains move first, before a move of that kind is proven; 1 or more
/// @param order the tags of the domains that an evacuation moves first; those without any of them
///   come last
/// @param liveDrills who may be moved for a rehearsal
public record Safety(
    int blastRadiusPercent, int canary, List<String> order, LiveDrills liveDrills) {
  public Safety {
    order = List.copyOf(order);
    if (blastRadiusPercent < 1 || blastRadiusPercent > 100 || canary < 1) {
      throw new IllegalArgumentException("blast radius is 1 to 100 percent, canary 1 or more");
    }
  }

  /// Without any order.
  public Safety(int blastRadiusPercent, int canary) {
    this(blastRadiusPercent, canary, List.of());
  }

  /// Without live drills.
  public Safety(int blastRadiusPercent, int canary, List<String> order) {
    this(blastRadiusPercent, canary, order, LiveDrills.none());
  }
}
