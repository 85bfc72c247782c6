// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.sim.check.scene.Oracle;
import java.util.List;

/// The oracles of what is durable.
public final class JournalOracles {
  private JournalOracles() {}

  /// Fresh ones, for one history.
  public static List<Oracle> all() {
    return List.of(
        new Settles(),
        new PendingDecidedAnew(),
        new OneLivePlan(),
        new SuccessIsServed(),
        new JournalFirst(),
        new NoJournalNoWrite(),
        new BlockIsKept(),
        new MonotonicClock(),
        new RepliesAreKept(),
        new HonestStatus(),
        new PartlyIsSaid(),
        new Quarantine(),
        new KeepsRunning(),
        new Pinned());
  }
}
