// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Safety;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Phase;
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

/// I11: until a move to a target was served once, only the canaries move there; never more domains
/// move than the blast radius allows.
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
    if (fact instanceof Fact.StoreLost) {
      forget();
    }
    if (!(fact instanceof Fact.Kept(List<Durable> durables))) {
      return;
    }
    for (Durable durable : durables) {
      if (durable instanceof Durable.SwitchoverKept(Switchover s)) {
        if (seen.add(s.id()) && isAutomatic(s)) {
          judge(s, scene, findings);
        }
        newest.put(s.domain(), s);
        if (s.servedAt().isPresent()) {
          served.add(kind(s, scene));
        }
      }
    }
  }

  /// Nobody knows of the moves of a lost store, so none of them counts as moving, and none as a
  /// served canary; the first new ones bear the old ids and are judged like any other.
  private void forget() {
    newest.clear();
    seen.clear();
    served.clear();
  }

  private void judge(Switchover fresh, Scene scene, Findings findings) {
    Safety safety = scene.topology().safety();
    List<Switchover> moving =
        newest.values().stream().filter(s -> isAutomatic(s) && isMoving(s)).toList();
    int domains = scene.topology().domains().size();
    int share = Math.max(1, domains * safety.blastRadiusPercent() / 100);
    if (moving.size() >= share) {
      findings.add(fresh.id() + " begins while " + moving.size() + " of " + share + " move");
    }
    String kind = kind(fresh, scene);
    long alike = moving.stream().filter(s -> kind(s, scene).equals(kind)).count();
    if (alike >= safety.canary() && !served.contains(kind)) {
      findings.add(fresh.id() + " begins though the canary to " + kind + " is not yet served");
    }
  }

  private static String kind(Switchover s, Scene scene) {
    Domain domain = scene.topology().domains().get(s.domain());
    return domain == null
        ? s.plan().target()
        : domain.target(s.plan().target()).map(Target::id).orElse(s.plan().target());
  }

  private static boolean isAutomatic(Switchover s) {
    return s.cause().isAutomatic() && s.cause().movesUsers();
  }

  private static boolean isMoving(Switchover s) {
    return !s.phase().isTerminal()
        && s.phase() != Phase.DEGRADED
        && !(s.phase() == Phase.SERVED && s.isLastStep());
  }
}
