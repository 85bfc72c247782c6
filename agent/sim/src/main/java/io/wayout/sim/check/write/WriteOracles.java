// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.sim.check.scene.Oracle;
import java.util.List;

/// The oracles of what is written.
public final class WriteOracles {
  private WriteOracles() {}

  /// Fresh ones, for one history.
  public static List<Oracle> all() {
    return List.of(
        new NeverEmpty(),
        new AllowedTargets(),
        new OwnedOnly(),
        new NoStalePlan(),
        new ReadBeforeWrite(),
        new CheckAtSend(),
        new TtlNeverRaised(),
        new DrainsFirst(),
        new NoHijackFight(),
        new RestoreMovesNobody(),
        new ExactlyOneWrite(),
        new RetryBudget(),
        new NothingTwice());
  }
}
