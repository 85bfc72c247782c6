// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.provider.Change;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.Optional;

/// I02: only what is declared is written, and only where it is declared.
final class AllowedTargets implements Oracle {
  @Override
  public String invariant() {
    return "I02 allowed targets";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Sent sent && !scene.isCanary(sent)) {
      judge(sent, scene, findings);
    }
  }

  private static void judge(Fact.Sent sent, Scene scene, Findings findings) {
    Change change = sent.change();
    Optional<Domain> domain = scene.owner(change.key());
    Optional<Link> link =
        domain.stream()
            .flatMap(d -> d.links().stream())
            .filter(l -> l.keys().contains(change.key()) && l.accounts().contains(sent.account()))
            .findFirst();
    if (domain.isEmpty() || link.isEmpty()) {
      findings.add("#" + sent.id() + " writes " + change.key() + ", which is nobody's link");
    } else if (!scene.isDeclared(domain.get(), link.get(), change.wanted().data())) {
      findings.add("#" + sent.id() + " writes " + change.wanted().data());
    }
  }
}
