// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Policy;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.ProbeLog;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.time.Duration;

/// I28: automation returns to the preferred target only where it was told to, and after the time
/// that was asked for.
final class FailbackAsked implements Oracle {
  @Override
  public String invariant() {
    return "I28 failback asked";
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
    if (s.cause() != Cause.FAILBACK) {
      return;
    }
    ProbeLog.Health health = scene.probes().of(domain.preferred());
    boolean isAsked =
        switch (domain.policy().failback()) {
          case Policy.Failback.Manual() -> false;
          case Policy.Failback.After(Duration upFor) ->
              health.word() == ProbeLog.Word.UP && !health.since().plus(upFor).isAfter(scene.now());
        };
    if (!isAsked) {
      findings.add(s.id() + " returns unasked: " + domain.policy().failback() + ", " + health);
    }
  }
}
