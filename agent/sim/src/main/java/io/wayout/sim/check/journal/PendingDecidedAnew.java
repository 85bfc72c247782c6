// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.Durable;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// I42: a change that waited is not sent long after it was decided; the world is looked at once
/// more.
final class PendingDecidedAnew implements Oracle {
  private static final Duration OLD = Duration.ofSeconds(150);

  private final Map<DnsName, Intent> intents = new HashMap<>();

  private record Intent(Instant at, Instant agentAt, Duration after) {}

  @Override
  public String invariant() {
    return "I42 pending decided anew";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      for (Durable durable : durables) {
        if (durable instanceof Durable.SwitchoverKept(Switchover s) && s.phase() == Phase.INTENT) {
          Intent intent = new Intent(scene.now(), scene.agentNow(), s.step().after());
          intents.put(s.domain(), intent);
        }
      }
    }
    if (fact instanceof Fact.Sent sent) {
      scene
          .owner(sent.change().key())
          .map(d -> intents.get(d.name()))
          .filter(i -> isOld(i.at(), i, scene.now()) && isOld(i.agentAt(), i, scene.agentNow()))
          .ifPresent(i -> findings.add("#" + sent.id() + " was decided at " + i.at()));
    }
  }

  private static boolean isOld(Instant at, Intent intent, Instant now) {
    return at.plus(intent.after()).plus(OLD).isBefore(now);
  }
}
