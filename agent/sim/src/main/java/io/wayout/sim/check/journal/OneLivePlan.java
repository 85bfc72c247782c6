// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.Durable;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// I43: after each transaction a domain has at most one move that is not over.
final class OneLivePlan implements Oracle {
  private final Map<DnsName, Set<String>> live = new HashMap<>();

  @Override
  public String invariant() {
    return "I43 one live plan";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.StoreLost) {
      live.clear();
    }
    if (!(fact instanceof Fact.Kept(List<Durable> durables))) {
      return;
    }
    for (Durable durable : durables) {
      if (durable instanceof Durable.SwitchoverKept(Switchover s)) {
        Set<String> moves = live.computeIfAbsent(s.domain(), _ -> new HashSet<>());
        if (s.phase().isTerminal()) {
          moves.remove(s.id());
        } else {
          moves.add(s.id());
        }
      }
    }
    live.values().stream()
        .filter(moves -> moves.size() > 1)
        .forEach(moves -> findings.add("at once under way: " + moves));
  }
}
