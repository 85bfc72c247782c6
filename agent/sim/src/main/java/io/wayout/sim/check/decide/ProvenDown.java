// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.ProbeLog;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.util.Optional;

/// I20: automation fails over only from a target that the probes of this incarnation say is down:
/// so many failures in a row as were asked for. What they can't tell is not down (I23).
final class ProvenDown implements Oracle {
  @Override
  public String invariant() {
    return "I20 proven down";
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
    Optional<Target> from = domain.target(s.plan().from());
    if (s.cause() == Cause.FAILOVER && from.isPresent()) {
      ProbeLog.Health health = scene.probes().of(from.get());
      if (health.word() != ProbeLog.Word.DOWN) {
        findings.add(s.id() + " leaves " + from.get().name() + ", of which is known: " + health);
      }
    }
  }
}
