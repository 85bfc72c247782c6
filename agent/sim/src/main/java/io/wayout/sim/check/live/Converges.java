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
import java.util.Set;
import java.util.stream.Collectors;

/// After everything healed: no move is left unfinished, every domain is where the journal wants it,
/// and what automation may touch is canonical at a declared target.
final class Converges implements Oracle {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Map<String, Instant> begun = new HashMap<>();
  private boolean isForgotten;

  @Override
  public String invariant() {
    return "converges";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    isForgotten |= fact instanceof Fact.StoreLost;
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

  /// Accounts of a mirrored link that others made differ, or of which nobody remembers why.
  private boolean isNobodys(Domain domain, Scene scene) {
    return scene.isUnevenByOthers(domain) || (isForgotten && scene.ends(domain).size() > 1);
  }

  private void judge(Domain domain, Scene scene, Findings findings) {
    if (scene.isForeign(domain) || isNobodys(domain, scene)) {
      return;
    }
    Set<Optional<String>> ends =
        scene.ends(domain).stream().map(t -> t.map(Target::name)).collect(Collectors.toSet());
    Optional<String> desired = scene.memory(domain.name()).flatMap(DomainMemory::desired);
    boolean isOurs =
        domain.policy().mode() == Mode.AUTO
            && scene.freeze(domain).isEmpty()
            && !scene.isGuardedElsewhere(domain)
            && !scene.past().isHeld();
    boolean isThere = isOurs ? ends.equals(Set.of(desired)) : ends.contains(desired);
    if (!isThere) {
      findings.add(domain.name() + " is at " + ends + ", the journal wants " + desired);
    }
    if (isOurs && !scene.isCanonical(domain)) {
      findings.add(domain.name() + " is still bypassed");
    }
  }
}
