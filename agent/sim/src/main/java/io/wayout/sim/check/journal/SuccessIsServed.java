// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.plan.Step;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// I46: a step is served only when every authoritative server answered its value a moment ago.
final class SuccessIsServed implements Oracle {
  private static final Duration ASKED = Duration.ofSeconds(5);

  private final Map<LinkAccount, Map<Integer, Answers>> answers = new HashMap<>();

  /// What a server answers, and what it answered until when.
  private record Answers(RecordSet now, Optional<RecordSet> before, Instant until) {}

  @Override
  public String invariant() {
    return "I46 success is served";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Published(LinkAccount place, int server, RecordSet set)) {
      answers
          .computeIfAbsent(place, _ -> new HashMap<>())
          .merge(
              server,
              new Answers(set, Optional.empty(), scene.now()),
              (old, fresh) -> new Answers(fresh.now(), Optional.of(old.now()), scene.now()));
    }
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      for (Durable durable : durables) {
        if (durable instanceof Durable.SwitchoverKept(Switchover s)) {
          kept(s, scene, findings);
        }
      }
    }
  }

  /// A step that another one follows shows by its successor that it was served.
  private void kept(Switchover s, Scene scene, Findings findings) {
    Optional<Switchover> before = scene.switchover(s.id()).filter(b -> b.phase() != Phase.SERVED);
    boolean isLeft = before.filter(b -> b.stepIndex() < s.stepIndex()).isPresent();
    if (isLeft) {
      judge(s, before.get().step(), scene, findings);
    } else if (before.isPresent() && s.phase() == Phase.SERVED) {
      judge(s, s.step(), scene, findings);
    }
  }

  private void judge(Switchover s, Step step, Scene scene, Findings findings) {
    if (step.isSilent() || step.isTtlOnly()) {
      return;
    }
    if (scene.isSilentFor(step.account(), ASKED.multipliedBy(2))) {
      findings.add(s.id() + " is served though nobody answers for " + step.place());
    }
    RecordData wanted = step.change().wanted().data();
    answers
        .getOrDefault(step.place(), Map.of())
        .forEach((server, heard) -> {
          boolean isNow = heard.now().data().equals(wanted);
          boolean wasJustNow =
              heard.before().filter(b -> b.data().equals(wanted)).isPresent()
                  && heard.until().plus(ASKED).isAfter(scene.now());
          if (!isNow && !wasJustNow) {
            findings.add(s.id() + " is served though server " + server + " answers " + heard.now());
          }
        });
  }
}
