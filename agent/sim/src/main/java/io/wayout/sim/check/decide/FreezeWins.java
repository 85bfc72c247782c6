// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// I80: once a freeze is durable, automation begins nothing and sends nothing in its scope.
final class FreezeWins implements Oracle {
  @Override
  public String invariant() {
    return "I80 freeze wins";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      kept(durables, scene, findings);
    }
    if (fact instanceof Fact.Sent sent) {
      scene.owner(sent.change().key()).ifPresent(d -> sent(sent, d, scene, findings));
    }
  }

  /// A transaction is heard in its order: a freeze that ends before a move begins in it covers
  /// nothing.
  private static void kept(List<Durable> durables, Scene scene, Findings findings) {
    Set<Freeze.Scope> lifted = new HashSet<>();
    for (Durable durable : durables) {
      if (durable instanceof Durable.FreezeGone(Freeze.Scope scope)) {
        lifted.add(scope);
      }
      if (durable instanceof Durable.SwitchoverKept(Switchover s)
          && s.cause().isAutomatic()
          && scene.switchover(s.id()).isEmpty()) {
        begins(s, lifted, scene, findings);
      }
    }
  }

  private static void begins(
      Switchover s, Set<Freeze.Scope> lifted, Scene scene, Findings findings) {
    Domain domain = scene.topology().domains().get(s.domain());
    Optional<Freeze> freeze = domain == null ? Optional.empty() : scene.freeze(domain, lifted);
    freeze.ifPresent(f -> findings.add(s.id() + " begins under " + f));
  }

  private static void sent(Fact.Sent sent, Domain domain, Scene scene, Findings findings) {
    boolean isAutomatic =
        scene.newest(domain.name()).filter(s -> s.cause().isAutomatic()).isPresent();
    if (isAutomatic && scene.freeze(domain).isPresent()) {
      findings.add("#" + sent.id() + " is sent under " + scene.freeze(domain).get());
    }
  }
}
