// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import io.wayout.core.model.Safety;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.world.Fact;

/// I11: until a move to a target was served once, only the canaries are on the move; never more
/// than the blast radius allows.
final class CanaryFirst implements Oracle {
  @Override
  public String invariant() {
    return "I11 canary first";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    Starts.ofAutomation(fact, scene).forEach(s -> judge(s, scene, findings));
  }

  private static void judge(Switchover fresh, Scene scene, Findings findings) {
    Safety safety = scene.topology().safety();
    int domains = scene.topology().domains().size();
    long moving =
        scene.topology().domains().keySet().stream()
            .flatMap(d -> scene.newest(d).stream())
            .filter(s -> s.cause().isAutomatic() && isMoving(s))
            .count();
    boolean wasServed =
        scene.switchovers().stream()
            .anyMatch(
                s -> s.plan().target().equals(fresh.plan().target()) && s.servedAt().isPresent());
    int share = Math.max(1, domains * safety.blastRadiusPercent() / 100);
    int limit = wasServed ? share : Math.min(share, safety.canary());
    if (moving >= limit) {
      findings.add(fresh.id() + " begins while " + moving + " of at most " + limit + " move");
    }
  }

  private static boolean isMoving(Switchover s) {
    return !s.phase().isTerminal()
        && s.phase() != Phase.DEGRADED
        && !(s.phase() == Phase.SERVED && s.isLastStep());
  }
}
