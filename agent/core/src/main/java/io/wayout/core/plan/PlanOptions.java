// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

/// What a plan may do beyond the plainest move.
///
/// @param overwritesForeign also replace a value that someone else put there (I03)
/// @param allowsPartial where no plan reaches all users, reach as many as possible
/// @param setsTtl write the configured TTLs, also where that raises one (I12)
public record PlanOptions(boolean overwritesForeign, boolean allowsPartial, boolean setsTtl) {
  /// What automation may do without being told more.
  public static final PlanOptions USUAL = new PlanOptions(false, true, false);

  PlanOptions overwriting() {
    return new PlanOptions(true, allowsPartial, setsTtl);
  }
}
