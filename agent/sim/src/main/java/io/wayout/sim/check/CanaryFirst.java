// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.Safety;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.sim.world.Fact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// I11: until a move to a target was served once, only the canaries are on the move; never more
/// than the blast radius allows.
final class CanaryFirst implements Oracle {
  private final Map<DnsName, Switchover> newest = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> served = new HashSet<>();

  @Override
  public String invariant() {
    return "I11 canary first";
  }

  /// A turn may end one move and begin the next, so its durables are heard one by one.
  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (!(fact instanceof Fact.Kept(List<Durable> durables))) {
      return;
    }
    for (Durable durable : durables) {
      if (durable instanceof Durable.SwitchoverKept(Switchover s)) {
        if (seen.add(s.id()) && s.cause().isAutomatic() && s.cause().movesUsers()) {
          judge(s, scene, findings);
        }
        newest.put(s.domain(), s);
        if (s.servedAt().isPresent()) {
          served.add(s.plan().target());
        }
      }
    }
  }

  private void judge(Switchover fresh, Scene scene, Findings findings) {
    Safety safety = scene.topology().safety();
    long moving =
        newest.values().stream().filter(s -> s.cause().isAutomatic() && isMoving(s)).count();
    int domains = scene.topology().domains().size();
    int share = Math.max(1, domains * safety.blastRadiusPercent() / 100);
    boolean wasServed = served.contains(fresh.plan().target());
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
