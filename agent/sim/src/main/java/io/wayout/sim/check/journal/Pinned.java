// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.List;

/// I50: a move keeps its plan to the end. A configuration without its target is not taken while it
/// is under way; where one is found at a start, nothing more is sent for it.
final class Pinned implements Oracle {
  private boolean isAlive;

  @Override
  public String invariant() {
    return "I50 pinned";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    switch (fact) {
      case Fact.Started _ -> isAlive = true;
      case Fact.Killed _ -> isAlive = false;
      case Fact.Reloaded(Topology next) when isAlive ->
          scene.switchovers().stream()
              .filter(s -> !s.isQuiet() && !has(next, s))
              .forEach(s -> findings.add(s.id() + " loses its target to a configuration"));
      case Fact.Sent sent ->
          scene
              .owner(sent.change().key())
              .flatMap(d -> scene.newest(d.name()))
              .filter(s -> !has(scene.topology(), s))
              .ifPresent(s ->
                  findings.add("#" + sent.id() + " goes on with " + s.id() + " to what is gone"));
      case Fact.Kept(List<Durable> durables) -> durables.forEach(d -> kept(d, scene, findings));
      case Fact _ -> {}
    }
  }

  private static boolean has(Topology topology, Switchover s) {
    Domain domain = topology.domains().get(s.domain());
    return domain != null && domain.target(s.plan().target()).isPresent();
  }

  private static void kept(Durable durable, Scene scene, Findings findings) {
    if (durable instanceof Durable.SwitchoverKept(Switchover s)) {
      scene
          .switchover(s.id())
          .filter(before -> !before.plan().equals(s.plan()))
          .ifPresent(_ -> findings.add(s.id() + " has another plan now"));
    }
  }
}
