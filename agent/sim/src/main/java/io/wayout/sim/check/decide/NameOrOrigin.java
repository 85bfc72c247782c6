// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// I29: where a name fails and its targets are well, users stay at their target, and what leads
/// them around is not written first where nobody answers.
final class NameOrOrigin implements Oracle {
  @Override
  public String invariant() {
    return "I29 name or origin";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    Starts.ofAutomation(fact, scene).forEach(s -> judge(s, scene, findings));
  }

  private static void judge(Switchover s, Scene scene, Findings findings) {
    Domain domain = scene.topology().domains().get(s.domain());
    if (domain == null) {
      return;
    }
    if (s.cause() != Cause.BYPASS) {
      return;
    }
    Optional<String> desired = scene.memory(s.domain()).flatMap(DomainMemory::desired);
    boolean isThere =
        Stream.concat(desired.stream(), ends(domain, scene)).anyMatch(s.plan().target()::equals);
    if (!isThere) {
      findings.add(s.id() + " goes to " + s.plan().target() + ", where nobody was");
    }
    if (scene.isSilentFor(s.step().account(), Duration.ofMinutes(1))) {
      findings.add(s.id() + " begins at " + s.step().place() + ", which nobody answers");
    }
  }

  private static Stream<String> ends(Domain domain, Scene scene) {
    return scene.ends(domain).stream().flatMap(Optional::stream).map(Target::name);
  }
}
