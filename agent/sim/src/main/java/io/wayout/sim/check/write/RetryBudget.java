// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.model.LinkAccount;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// I45: a record is not written to more than 16 times within a minute, whatever its vendor answers.
final class RetryBudget implements Oracle {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int TRIES_MAX = 16;

  private final Map<LinkAccount, Deque<Instant>> sendings = new HashMap<>();

  @Override
  public String invariant() {
    return "I45 retry budget";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Sent sent) {
      LinkAccount place = new LinkAccount(sent.change().key(), sent.account());
      Deque<Instant> recent = sendings.computeIfAbsent(place, _ -> new ArrayDeque<>());
      recent.add(scene.now());
      while (recent.getFirst().plus(MINUTE).isBefore(scene.now())) {
        recent.removeFirst();
      }
      if (recent.size() == TRIES_MAX + 1) {
        findings.add("#" + sent.id() + " is the " + recent.size() + "th within a minute");
      }
    }
  }
}
