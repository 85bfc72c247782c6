// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.List;

/// I67: what the journal says of time follows the monotonic clock; a wall clock that jumps shows
/// after a restart at the earliest.
final class MonotonicClock implements Oracle {
  @Override
  public String invariant() {
    return "I67 monotonic clock";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      for (Durable durable : durables) {
        if (durable instanceof Durable.Row(JournalRow row) && !row.at().equals(scene.agentNow())) {
          findings.add(row + " was written at " + scene.agentNow());
        }
      }
    }
  }
}
