// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.user;

import io.wayout.sim.check.scene.Oracle;
import java.util.List;

/// The oracles of what users see.
public final class UserOracles {
  private UserOracles() {}

  /// Fresh ones, for one history.
  public static List<Oracle> all() {
    return List.of(new UsersLedRight());
  }
}
