// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.model.Domain;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// I31: automation begins nothing for a domain whose users were led to a foreign value long enough
/// to be noticed.
final class NoHijackFight implements Oracle {
  private static final Duration LONG = Duration.ofMinutes(3);

  private final Map<DnsName, Instant> foreign = new HashMap<>();

  @Override
  public String invariant() {
    return "I31 no hijack fight";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Applied applied && applied.after().isPresent()) {
      scene.owner(applied.place().key()).ifPresent(d -> applied(applied, d, scene));
    }
    Starts.automatic(fact, scene).forEach(s -> judge(s, scene, findings));
  }

  private void applied(Fact.Applied applied, Domain domain, Scene scene) {
    RecordData data = applied.after().orElseThrow().data();
    if (!scene.endsWith(domain, applied.place(), data).contains(Optional.empty())) {
      foreign.remove(domain.name());
    } else {
      foreign.putIfAbsent(domain.name(), scene.now());
    }
  }

  private void judge(Switchover s, Scene scene, Findings findings) {
    Domain domain = scene.topology().domains().get(s.domain());
    Instant since = foreign.get(s.domain());
    if (domain == null || since == null || since.plus(LONG).isAfter(scene.now())) {
      return;
    }
    boolean isSeen =
        scene.isWorkingFor(LONG)
            && domain.links().stream()
                .flatMap(l -> l.accounts().stream())
                .allMatch(a -> scene.isFineFor(a, LONG) && scene.isAnsweringFor(a, LONG));
    if (isSeen) {
      findings.add(s.id() + " begins though others lead its users since " + since);
    }
  }
}
