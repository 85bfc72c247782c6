// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.sim.time.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Everything that truly happened, in order. Confined to the simulation's one thread.
public final class History {
  private final VirtualTime time;
  private final List<Happening> happenings = new ArrayList<>();

  private Instant lastKept = Instant.MIN;

  public History(VirtualTime time) {
    this.time = time;
  }

  public void add(Fact fact) {
    happenings.add(new Happening(time.now(), fact));
    if (fact instanceof Fact.Kept || fact instanceof Fact.Applied || fact instanceof Fact.Healed) {
      lastKept = time.now();
    }
  }

  /// When something last became durable, or a record changed, or all was healed.
  public Instant lastKept() {
    return lastKept;
  }

  public List<Happening> all() {
    return List.copyOf(happenings);
  }
}
