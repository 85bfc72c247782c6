// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.model.Notice;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.util.Optional;

/// I85: what people are told of a move is what the journal says, and each decision says why.
final class HonestStatus implements Oracle {
  @Override
  public String invariant() {
    return "I85 honest status";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Told(Notice notice)) {
      notice
          .switchover()
          .filter(id -> !isTrue(notice.code(), scene.switchover(id)))
          .ifPresent(id ->
              findings.add(
                  notice.code() + " was told of " + id + ", which is " + scene.switchover(id)));
    }
    for (Switchover s : Starts.of(fact, scene)) {
      if (s.reason().isBlank() || s.plan().why().isBlank()) {
        findings.add(s.id() + " says not why");
      }
    }
  }

  private static boolean isTrue(Notice.Code code, Optional<Switchover> kept) {
    if (code == Notice.Code.SWITCHOVER_STARTED) {
      return kept.isPresent();
    }
    if (code == Notice.Code.SWITCHOVER_SERVED) {
      return kept.filter(s -> s.servedAt().isPresent()).isPresent();
    }
    if (code == Notice.Code.SWITCHOVER_DONE) {
      return kept.filter(s -> s.phase() == Phase.DONE || s.phase() == Phase.SUPERSEDED).isPresent();
    }
    return code != Notice.Code.SWITCHOVER_ABORTED
        || kept.filter(s -> s.phase() == Phase.ABORTED || s.phase() == Phase.SUPERSEDED)
            .isPresent();
  }
}
