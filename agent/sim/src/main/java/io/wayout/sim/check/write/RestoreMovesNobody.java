// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// I41: undoing a bypass leads users to where they are, unless someone else changed a lower link so
/// lately that nobody could know.
final class RestoreMovesNobody implements Oracle {
  private static final Duration UNSEEN = Duration.ofSeconds(20);

  private final Map<DnsName, Other> others = new HashMap<>();

  /// A change below that is no step of the restore.
  private record Other(String by, Instant at) {}

  @Override
  public String invariant() {
    return "I41 restore moves nobody";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Applied applied && applied.after().isPresent()) {
      scene.owner(applied.place().key()).ifPresent(d -> applied(applied, d, scene, findings));
    }
  }

  private void applied(Fact.Applied applied, Domain domain, Scene scene, Findings findings) {
    Optional<Scene.Sending> sending =
        applied.sent().isPresent() ? scene.sending(applied.sent().getAsLong()) : Optional.empty();
    Optional<Switchover> by = sending.flatMap(Scene.Sending::switchover);
    boolean isRestore = by.filter(s -> s.cause() == Cause.RESTORE).isPresent();
    if (isRestore && isMoved(applied, domain, scene) && !isUnseen(by.get(), sending.get())) {
      findings.add(by.get().id() + " moves the users of " + domain.name());
    }
    String who = by.map(Switchover::id).orElse("others");
    others.put(domain.name(), new Other(who, scene.now()));
  }

  private boolean isUnseen(Switchover by, Scene.Sending sending) {
    Other other = others.get(by.domain());
    return other != null
        && !other.by().equals(by.id())
        && other.at().isAfter(sending.at().minus(UNSEEN));
  }

  private static boolean isMoved(Fact.Applied applied, Domain domain, Scene scene) {
    RecordData data = applied.after().orElseThrow().data();
    Optional<Target> before = scene.effective(domain);
    return before.isPresent()
        && !before.equals(scene.effectiveWith(domain, applied.place().key(), data));
  }
}
