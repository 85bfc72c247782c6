// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;

/// I23: when most targets fall at once, it is us: automation leaves none of them.
final class MassDownHold implements Oracle {
  @Override
  public String invariant() {
    return "I23 mass-down hold";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    for (Switchover s : Starts.of(fact, scene)) {
      if (s.cause() == Cause.FAILOVER && scene.probes().isMassDown(scene.now())) {
        findings.add(s.id() + " begins though most targets fell at once");
      }
    }
  }
}
