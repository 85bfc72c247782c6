// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.Notice;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.util.List;

/// I66: after the state was lost, automation begins nothing until a person has acknowledged it, and
/// the next start says so.
final class Quarantine implements Oracle {
  private boolean isUntold;

  @Override
  public String invariant() {
    return "I66 quarantine";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.StoreLost) {
      isUntold = true;
    }
    if (fact instanceof Fact.Told(Notice notice) && notice.code() == Notice.Code.STARTED) {
      if (isUntold && notice.level() != Notice.Level.ALARM) {
        findings.add("the state was lost, and the start says: " + notice.text());
      }
      isUntold = false;
    }
    boolean isLifted =
        fact instanceof Fact.Kept(List<Durable> durables)
            && durables.stream().anyMatch(d -> d instanceof Durable.HoldLifted);
    if (scene.past().isHeld() && !isLifted) {
      Starts.of(fact, scene).stream()
          .filter(s -> s.cause().isAutomatic())
          .forEach(s -> findings.add(s.id() + " begins though the state was lost"));
    }
  }
}
