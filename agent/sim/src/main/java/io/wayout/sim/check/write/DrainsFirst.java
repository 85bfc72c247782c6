// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.model.LinkAccount;
import io.wayout.core.plan.Step;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.Ttl;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// I12: a restore leads users down to a link only after that link's old value, which it replaced
/// itself, has left the caches.
final class DrainsFirst implements Oracle {
  private final Map<LinkAccount, Changed> changed = new HashMap<>();

  private record Changed(String switchover, Ttl old, Instant at, Instant agentAt) {}

  @Override
  public String invariant() {
    return "I12 drains first";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Applied applied && applied.sent().isPresent()) {
      applied(applied, scene);
    }
    if (fact instanceof Fact.Sent sent) {
      scene
          .owner(sent.change().key())
          .flatMap(d -> scene.newest(d.name()))
          .filter(s -> s.cause() == Cause.RESTORE)
          .ifPresent(s -> judge(sent, s, scene, findings));
    }
  }

  private void applied(Fact.Applied applied, Scene scene) {
    Optional<Switchover> by =
        scene.sending(applied.sent().getAsLong()).flatMap(Scene.Sending::switchover);
    if (by.isPresent() && applied.before().isPresent()) {
      Ttl old = applied.before().get().ttl();
      Changed change = new Changed(by.get().id(), old, scene.now(), scene.agentNow());
      changed.put(applied.place(), change);
    }
  }

  private void judge(Fact.Sent sent, Switchover s, Scene scene, Findings findings) {
    for (Step below : s.plan().steps().subList(0, s.stepIndex())) {
      Changed last = changed.get(below.place());
      boolean isBelow = below.link() > s.step().link();
      if (isBelow && last != null && last.switchover().equals(s.id())) {
        Duration cached = last.old().toDuration();
        boolean isSoon =
            scene.now().isBefore(last.at().plus(cached))
                && scene.agentNow().isBefore(last.agentAt().plus(cached));
        if (isSoon) {
          findings.add("#" + sent.id() + " leads to " + below.place() + ", changed a moment ago");
        }
      }
    }
  }
}
