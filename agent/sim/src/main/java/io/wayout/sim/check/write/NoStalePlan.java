// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.plan.Step;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// I04: generations only grow, and in the end the records hold what the newest committed plan
/// wrote.
final class NoStalePlan implements Oracle {
  private final Map<LinkAccount, Instant> foreign = new HashMap<>();
  private final Map<String, Instant> begun = new HashMap<>();

  @Override
  public String invariant() {
    return "I04 no stale plan";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    Starts.of(fact, scene).forEach(s -> begins(s, scene, findings));
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      durables.forEach(d -> kept(d, scene, findings));
    }
    if (fact instanceof Fact.Applied applied && applied.sent().isEmpty()) {
      foreign.put(applied.place(), scene.now());
    }
  }

  private static void kept(Durable durable, Scene scene, Findings findings) {
    if (durable instanceof Durable.DomainKept(DomainMemory memory)) {
      scene
          .memory(memory.domain())
          .filter(old -> old.generation() > memory.generation())
          .ifPresent(old -> findings.add(memory + " follows generation " + old.generation()));
    }
  }

  private void begins(Switchover s, Scene scene, Findings findings) {
    begun.put(s.id(), scene.now());
    scene
        .newest(s.domain())
        .filter(old -> old.generation() >= s.generation())
        .ifPresent(old -> findings.add(s.id() + " begins after " + old.id()));
  }

  @Override
  public void end(Scene scene, Findings findings) {
    for (Domain domain : scene.topology().domains().values()) {
      scene
          .newest(domain.name())
          .filter(s -> s.phase() == Phase.DONE)
          .ifPresent(s -> s.plan().steps().forEach(step -> end(s, step, scene, findings)));
    }
  }

  private void end(Switchover s, Step step, Scene scene, Findings findings) {
    Instant touched = foreign.getOrDefault(step.place(), Instant.MIN);
    boolean isTouched = touched.isAfter(begun.getOrDefault(s.id(), Instant.MIN));
    boolean isHeld =
        scene
            .record(step.place())
            .filter(set -> set.data().equals(step.change().wanted().data()))
            .isPresent();
    if (!isHeld && !isTouched) {
      findings.add(step.place() + " holds not what " + s.id() + " wrote");
    }
  }
}
