// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.live;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// After everything healed: no move is left unfinished, every domain is where the journal wants it,
/// and what automation may touch is canonical at a declared target.
final class Converges implements Oracle {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Map<String, Instant> begun = new HashMap<>();

  @Override
  public String invariant() {
    return "converges";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    Starts.of(fact, scene).forEach(s -> begun.put(s.id(), scene.now()));
  }

  @Override
  public void end(Scene scene, Findings findings) {
    for (Switchover s : scene.switchovers()) {
      Instant since = begun.getOrDefault(s.id(), Instant.MIN.plus(PATIENCE));
      if (!s.phase().isTerminal() && since.plus(PATIENCE).isBefore(scene.now())) {
        findings.add(s.id() + " is still at " + s.phase() + ": " + s.detail());
      }
    }
    scene.topology().domains().values().forEach(d -> judge(d, scene, findings));
  }

  private static void judge(Domain domain, Scene scene, Findings findings) {
    if (scene.isForeign(domain)) {
      return;
    }
    Optional<String> effective = scene.effective(domain).map(Target::name);
    Optional<String> desired = scene.memory(domain.name()).flatMap(DomainMemory::desired);
    if (!effective.equals(desired)) {
      findings.add(domain.name() + " is at " + effective + ", the journal wants " + desired);
    }
    boolean isOurs =
        domain.policy().mode() == Mode.AUTO
            && scene.freeze(domain).isEmpty()
            && !scene.past().isHeld();
    if (isOurs && !scene.isCanonical(domain)) {
      findings.add(domain.name() + " is still bypassed");
    }
  }
}
