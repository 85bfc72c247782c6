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
import java.time.Instant;
import java.util.Optional;

/// I27: before automation fails over, the target failed for the whole of `down-for`, without a
/// success.
final class Hysteresis implements Oracle {
  @Override
  public String invariant() {
    return "I27 hysteresis";
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
      Optional<Instant> since = scene.probes().of(from.get()).failingSince();
      boolean isLong =
          since.filter(at -> !at.plus(domain.policy().downFor()).isAfter(scene.now())).isPresent();
      if (!isLong) {
        findings.add(s.id() + " leaves " + from.get().name() + ", failing since " + since);
      }
    }
  }
}
