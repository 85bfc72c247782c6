// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import io.wayout.core.model.Domain;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.world.Fact;

/// I80: once a freeze is durable, automation begins nothing and sends nothing in its scope.
final class FreezeWins implements Oracle {
  @Override
  public String invariant() {
    return "I80 freeze wins";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    Starts.of(fact, scene)
        .filter(s -> s.cause().isAutomatic())
        .forEach(s -> begins(s, scene, findings));
    if (fact instanceof Fact.Sent sent) {
      scene.owner(sent.change().key()).ifPresent(d -> sent(sent, d, scene, findings));
    }
  }

  private static void begins(Switchover s, Scene scene, Findings findings) {
    Domain domain = scene.topology().domains().get(s.domain());
    if (domain != null && scene.freeze(domain).isPresent()) {
      findings.add(s.id() + " begins under " + scene.freeze(domain).get());
    }
  }

  private static void sent(Fact.Sent sent, Domain domain, Scene scene, Findings findings) {
    boolean isAutomatic =
        scene.newest(domain.name()).filter(s -> s.cause().isAutomatic()).isPresent();
    if (isAutomatic && scene.freeze(domain).isPresent()) {
      findings.add("#" + sent.id() + " is sent under " + scene.freeze(domain).get());
    }
  }
}
