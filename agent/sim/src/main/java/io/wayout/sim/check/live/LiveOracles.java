// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.live;

import io.wayout.sim.check.scene.Oracle;
import java.util.List;

/// The oracles of what must happen in the end.
public final class LiveOracles {
  private LiveOracles() {}

  /// Fresh ones, for one history.
  public static List<Oracle> all() {
    return List.of(new TakesTheWayOut(), new Converges());
  }
}
