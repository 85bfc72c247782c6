// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Policy;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.util.List;

/// I81: automation begins nothing where people kept the decision for themselves, and never in the
/// middle of a move of theirs. One that came to its own end earlier in the same transaction is
/// over; one that ends there because it was superseded was in the middle.
final class PersonWins implements Oracle {
  @Override
  public String invariant() {
    return "I81 person wins";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    Starts.automatic(fact, scene).forEach(s -> judge(s, fact, scene, findings));
  }

  private static void judge(Switchover s, Fact fact, Scene scene, Findings findings) {
    Domain domain = scene.topology().domains().get(s.domain());
    if (domain != null && domain.policy().mode() != Policy.Mode.AUTO) {
      findings.add(s.id() + " begins in mode " + domain.policy().mode());
    }
    scene
        .newest(s.domain())
        .filter(old -> old.cause() == Cause.MANUAL && isInTheMiddle(old.phase()))
        .filter(old -> !isEndedBefore(s, old, fact))
        .ifPresent(old -> findings.add(s.id() + " begins in the middle of the manual " + old.id()));
  }

  private static boolean isEndedBefore(Switchover s, Switchover old, Fact fact) {
    if (!(fact instanceof Fact.Kept(List<Durable> durables))) {
      return false;
    }
    return durables.stream()
        .takeWhile(d -> !d.equals(new Durable.SwitchoverKept(s)))
        .anyMatch(d ->
            d instanceof Durable.SwitchoverKept(Switchover kept)
                && kept.id().equals(old.id())
                && kept.phase().isTerminal()
                && kept.phase() != Phase.SUPERSEDED);
  }

  private static boolean isInTheMiddle(Phase phase) {
    return switch (phase) {
      case ATTEMPT, IN_DOUBT, ACKED, READ_BACK -> true;
      case INTENT, DEGRADED, SERVED, DONE, ABORTED, SUPERSEDED, FROZEN -> false;
    };
  }
}
