// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Policy.OnPlaneLoss;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.time.Duration;

/// I24: whatever APIs answer, automation fails over only from a target that was down within the
/// last minute, and goes around a link only if name servers were silent then. That our own network
/// was gone is no excuse (I22).
final class OutageIsReal implements Oracle {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Override
  public String invariant() {
    return "I24 API is not origin";
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
    boolean isWell =
        domain.target(s.plan().from()).filter(t -> scene.isWellFor(t, MINUTE)).isPresent();
    if (s.cause() == Cause.FAILOVER && isWell) {
      findings.add(s.id() + " leaves " + s.plan().from() + ", which was well all the time");
    }
    if (s.cause() == Cause.PLANE_LOSS && domain.policy().onPlaneLoss() == OnPlaneLoss.HOLD) {
      findings.add(s.id() + " leaves a vendor for its control plane, which nobody asked for");
    }
    boolean isAnswered =
        domain.links().stream()
            .flatMap(l -> l.accounts().stream())
            .allMatch(a -> scene.isAnsweringFor(a, MINUTE));
    if (s.cause() == Cause.BYPASS && isAnswered) {
      findings.add(s.id() + " bypasses links that were answered all the time");
    }
  }
}
