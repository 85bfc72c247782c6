// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.model.Domain;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;

/// I03: where another installation guards an account of a domain's links, and that is durable,
/// automation begins nothing for the domain and sends nothing.
final class GuardedElsewhere implements Oracle {
  @Override
  public String invariant() {
    return "I03 guarded elsewhere";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    for (Switchover s : Starts.automatic(fact, scene)) {
      Domain domain = scene.topology().domains().get(s.domain());
      if (domain != null && scene.isGuardedElsewhere(domain)) {
        findings.add(s.id() + " begins though another installation guards an account");
      }
    }
    if (fact instanceof Fact.Sent sent) {
      scene
          .owner(sent.change().key())
          .filter(scene::isGuardedElsewhere)
          .flatMap(d -> scene.newest(d.name()))
          .filter(s -> s.cause().isAutomatic())
          .ifPresent(s -> findings.add("#" + sent.id() + " of " + s.id() + " is not ours to send"));
    }
  }
}
