// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.model.LinkAccount;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.RecordSet;
import io.wayout.provider.WriteOutcome;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// I44: a write of unknown outcome is never repeated blindly. The same step is not sent again while
/// its value is there already, nor before a late write would have shown.
final class ExactlyOneWrite implements Oracle {
  private final Set<Long> refused = new HashSet<>();
  private final Set<Long> applied = new HashSet<>();
  private final Map<Step, Last> sent = new HashMap<>();

  private record Step(String switchover, int index, int reasserts) {}

  private record Last(long id, Instant at) {}

  @Override
  public String invariant() {
    return "I44 exactly one write";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Answered(long id, WriteOutcome.Refused _)) {
      refused.add(id);
    }
    if (fact instanceof Fact.Applied change && change.sent().isPresent()) {
      applied.add(change.sent().getAsLong());
    }
    if (fact instanceof Fact.Sent now) {
      scene
          .owner(now.change().key())
          .flatMap(d -> scene.newest(d.name()))
          .ifPresent(s -> judge(now, s, scene, findings));
    }
  }

  private void judge(Fact.Sent now, Switchover s, Scene scene, Findings findings) {
    Step step = new Step(s.id(), s.stepIndex(), s.reasserts());
    Last before = sent.put(step, new Last(now.id(), scene.now()));
    if (before == null || refused.contains(before.id())) {
      return;
    }
    Duration applyTimeMax = scene.topology().account(now.account()).capabilities().applyTimeMax();
    if (scene.now().isBefore(before.at().plus(applyTimeMax))) {
      findings.add("#" + now.id() + " repeats #" + before.id() + ", which may still take effect");
    }
    Optional<RecordSet> held = scene.record(new LinkAccount(now.change().key(), now.account()));
    boolean isThere = held.filter(h -> h.data().equals(now.change().wanted().data())).isPresent();
    if (isThere && applied.contains(before.id())) {
      findings.add("#" + now.id() + " repeats #" + before.id() + ", which was applied");
    }
  }
}
