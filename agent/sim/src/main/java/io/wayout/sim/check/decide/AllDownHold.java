// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.time.Duration;

/// I21, I25: automation moves nobody while everything is down, and never to what is down. The
/// margin is the time that a check needs to notice.
final class AllDownHold implements Oracle {
  private static final Duration MARGIN = Duration.ofSeconds(15);
  private static final Duration HASTE = Duration.ofSeconds(3);

  @Override
  public String invariant() {
    return "I21 all-down hold";
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
    if (domain.targets().stream().allMatch(t -> scene.isDownFor(t, margin(t, scene)))) {
      findings.add(s.id() + " moves though every target is down");
      return;
    }
    Target target = domain.target(s.plan().target()).orElseThrow();
    if (scene.isDownFor(target, margin(target, scene))) {
      findings.add(s.id() + " moves to " + target.name() + ", which is down");
    }
  }

  /// Slow checks notice later.
  private static Duration margin(Target target, Scene scene) {
    return target.checks().stream()
        .map(id -> scene.topology().check(id).timing())
        .map(t -> t.interval().plus(t.timeout()).plus(HASTE))
        .reduce(MARGIN, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }
}
