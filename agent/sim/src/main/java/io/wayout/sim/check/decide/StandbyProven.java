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
import java.time.Duration;

/// I25: where automation moves users of its own choice, probes succeeded in a row and did not fail
/// for the whole of `standby-for`.
final class StandbyProven implements Oracle {
  @Override
  public String invariant() {
    return "I25 standby proven";
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
    Target target = domain.target(s.plan().target()).orElseThrow();
    boolean isChosen = s.cause() != Cause.BYPASS;
    Duration clean = domain.policy().standbyFor();
    if (isChosen && !scene.probes().isProven(target, clean, scene.now())) {
      findings.add(
          s.id() + " moves to " + target.name() + ", known is: " + scene.probes().of(target));
    }
  }
}
