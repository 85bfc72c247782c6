// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.model.Domain;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.Optional;

/// I06: what leaves is the step at hand of the newest durable decision of its domain, which nobody
/// has stopped meanwhile.
final class CheckAtSend implements Oracle {
  @Override
  public String invariant() {
    return "I06 check at send";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Sent sent && !scene.isCanary(sent)) {
      judge(sent, scene, findings);
    }
  }

  private static void judge(Fact.Sent sent, Scene scene, Findings findings) {
    Optional<Domain> domain = scene.owner(sent.change().key());
    Optional<Switchover> newest = domain.flatMap(d -> scene.newest(d.name()));
    boolean isNewest =
        newest
            .filter(s ->
                !s.phase().isTerminal()
                    && s.step().change().equals(sent.change())
                    && s.step().account().equals(sent.account())
                    && domain
                        .flatMap(d -> scene.memory(d.name()))
                        .filter(m -> m.generation() == s.generation())
                        .isPresent())
            .isPresent();
    if (!isNewest) {
      findings.add("#" + sent.id() + " is not the newest decision's, which is " + newest);
    }
  }
}
