// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.vendor;

import io.wayout.sim.check.scene.Oracle;
import java.util.List;

/// The oracles of how vendors are treated.
public final class VendorOracles {
  private VendorOracles() {}

  /// Fresh ones, for one history.
  public static List<Oracle> all() {
    return List.of(
        new BlankIsNothing(),
        new OneIsNotAll(),
        new WaitsAsAsked(),
        new WithinBudget(),
        new CanaryProves());
  }
}
