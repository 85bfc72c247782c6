// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.sim.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;

/// Everything that truly happened, in order. Confined to the simulation's one thread.
public final class History {
  private final VirtualTime time;
  private final List<Happening> happenings = new ArrayList<>();

  public History(VirtualTime time) {
    this.time = time;
  }

  public void add(Fact fact) {
    happenings.add(new Happening(time.now(), fact));
  }

  public List<Happening> all() {
    return List.copyOf(happenings);
  }
}
