// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;

/// I22: automation begins nothing while too few witnesses answer.
final class SelfIsolated implements Oracle {
  @Override
  public String invariant() {
    return "I22 self-isolated";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    for (Switchover s : Starts.automatic(fact, scene)) {
      if (scene.probes().isIsolated()) {
        findings.add(s.id() + " begins though the witnesses are silent");
      }
    }
  }
}
