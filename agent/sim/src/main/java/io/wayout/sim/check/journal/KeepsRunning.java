// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.model.CheckId;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// I49: a configuration that was not taken changes nothing: the old one goes on to be used, and its
/// targets to be probed.
final class KeepsRunning implements Oracle {
  private static final Duration ROUND = Duration.ofSeconds(30);

  private final Map<String, Instant> probed = new HashMap<>();
  private Optional<Instant> refused = Optional.empty();
  private boolean isTaken;

  @Override
  public String invariant() {
    return "I49 what runs keeps running";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    switch (fact) {
      case Fact.Reloaded _ -> {
        isTaken = true;
        refused = Optional.empty();
      }
      case Fact.ReloadRefused _ -> {
        isTaken = false;
        refused = Optional.of(scene.now());
      }
      case Fact.Started _, Fact.Killed _ -> refused = Optional.empty();
      case Fact.Probed now -> probed.put(now.host(), scene.now());
      case Fact.Kept(List<Durable> durables) when isInUse(durables) && !isTaken ->
          findings.add("a configuration is in use that was refused");
      case Fact _ -> {}
    }
    if (refused.filter(at -> at.plus(ROUND).isBefore(scene.now())).isPresent()) {
      looked(refused.get(), scene, findings);
      refused = Optional.empty();
    }
  }

  private static boolean isInUse(List<Durable> durables) {
    return durables.stream()
        .anyMatch(d ->
            d instanceof Durable.Row(JournalRow row) && row.kind() == JournalRow.Kind.RELOADED);
  }

  private void looked(Instant since, Scene scene, Findings findings) {
    if (!scene.isWorkingFor(ROUND)) {
      return;
    }
    for (CheckId check : scene.topology().checks().keySet()) {
      if (probed.getOrDefault(check.text(), Instant.MIN).isBefore(since)) {
        findings.add(check + " is no longer probed after a configuration was refused");
      }
    }
  }
}
