// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;

/// I95: after a start, automation looks for a whole window before it moves anybody.
final class LooksFirst implements Oracle {
  @Override
  public String invariant() {
    return "I95 looks first";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    Starts.ofAutomation(fact, scene).forEach(s -> judge(s, scene, findings));
  }

  private static void judge(Switchover s, Scene scene, Findings findings) {
    Domain domain = scene.topology().domains().get(s.domain());
    if (domain == null) {
      return;
    }
    for (Target target : domain.targets()) {
      int heard = scene.probes().of(target).heard();
      boolean isConcerned =
          target.name().equals(s.plan().from()) || target.name().equals(s.plan().target());
      int rounds = s.cause() == Cause.BYPASS ? 1 : 3;
      if (isConcerned && heard < rounds) {
        findings.add(s.id() + " begins after " + heard + " probes of " + target.name());
      }
    }
  }
}
