// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.Durable;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.RecordSet;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// I09: a move is done only after its settle window, in which another writer was not overlooked;
/// its value is asserted again twice at most.
final class Settles implements Oracle {
  private static final Duration MIN = Duration.ofMinutes(2);
  private static final Duration UNSEEN = Duration.ofSeconds(100);
  private static final int REASSERTS_MAX = 2;

  private final Map<String, Served> served = new HashMap<>();

  private record Served(Instant at, Instant agentAt) {}

  @Override
  public String invariant() {
    return "I09 settles";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      for (Durable durable : durables) {
        if (durable instanceof Durable.SwitchoverKept(Switchover s)) {
          kept(s, scene, findings);
        }
      }
    }
  }

  private void kept(Switchover s, Scene scene, Findings findings) {
    if (s.reasserts() > REASSERTS_MAX) {
      findings.add(s.id() + " is asserted again for the " + s.reasserts() + "th time");
    }
    if (s.phase() == Phase.SERVED) {
      served.put(s.id(), new Served(scene.now(), scene.agentNow()));
    }
    if (s.phase() == Phase.DONE) {
      done(s, scene, findings);
    }
  }

  private void done(Switchover s, Scene scene, Findings findings) {
    Served since = served.get(s.id());
    Duration twice = s.step().change().wanted().ttl().toDuration().multipliedBy(2);
    Duration window = twice.compareTo(MIN) > 0 ? twice : MIN;
    boolean isEarly =
        since == null
            || (scene.now().isBefore(since.at().plus(window))
                && scene.agentNow().isBefore(since.agentAt().plus(window)));
    if (isEarly) {
      findings.add(s.id() + " is done though served at " + since);
    }
    RecordSet wanted = s.step().change().wanted();
    boolean isOther =
        scene.record(s.step().place()).filter(r -> !r.data().equals(wanted.data())).isPresent();
    boolean isOld = scene.changedAt(s.step().place()).filter(at -> isOld(at, scene)).isPresent();
    if (isOther && isOld && scene.isWorkingFor(UNSEEN) && isVisible(s, scene)) {
      findings.add(s.id() + " is done though " + s.step().place() + " holds something else");
    }
  }

  private static boolean isOld(Instant at, Scene scene) {
    return at.plus(UNSEEN).isBefore(scene.now());
  }

  private static boolean isVisible(Switchover s, Scene scene) {
    String account = s.step().account();
    return scene.isFineFor(account, UNSEEN) && scene.isAnsweringFor(account, UNSEEN);
  }
}
