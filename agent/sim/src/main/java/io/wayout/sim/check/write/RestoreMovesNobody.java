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
import java.util.Set;

/// I41: undoing a bypass leads users to where they are, unless someone else changed a lower link so
/// lately that nobody could know. What our own given-up moves may still write there we do know.
final class RestoreMovesNobody implements Oracle {
  private static final Duration UNSEEN = Duration.ofSeconds(20);

  /// How long a call takes at most; its effect may come that much later.
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Map<DnsName, Other> others = new HashMap<>();

  /// A change below that is no step of the restore.
  private record Other(String by, Instant at, boolean isForeseen) {}

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
    boolean isForeseen = sending.filter(s -> isInTime(s, scene)).isPresent();
    if (isMoved(applied, domain, scene)) {
      if (by.filter(s -> s.cause() == Cause.RESTORE).isPresent()) {
        if (!isUnseen(by.get(), sending.get())) {
          findings.add(by.get().id() + " moves the users of " + domain.name());
        }
      } else if (isForeseen && by.isPresent()) {
        newerRestore(by.get(), scene)
            .ifPresent(r -> findings.add(r.id() + " lets " + by.get().id() + " move users"));
      }
    }
    String who = by.map(Switchover::id).orElse("others");
    others.put(domain.name(), new Other(who, scene.now(), isForeseen));
  }

  /// A restore that began while an older move's write was still under way, and led users to it.
  private static Optional<Switchover> newerRestore(Switchover old, Scene scene) {
    return scene
        .newest(old.domain())
        .filter(s -> s.cause() == Cause.RESTORE && s.generation() > old.generation());
  }

  /// Does it take effect no later than the vendor promises?
  private static boolean isInTime(Scene.Sending sending, Scene scene) {
    String account = sending.sent().account();
    Duration applyTimeMax = scene.topology().account(account).capabilities().applyTimeMax();
    return !scene.now().isAfter(sending.at().plus(DEADLINE).plus(applyTimeMax));
  }

  private boolean isUnseen(Switchover by, Scene.Sending sending) {
    Other other = others.get(by.domain());
    return other != null
        && !other.isForeseen()
        && !other.by().equals(by.id())
        && other.at().isAfter(sending.at().minus(UNSEEN));
  }

  private static boolean isMoved(Fact.Applied applied, Domain domain, Scene scene) {
    RecordData data = applied.after().orElseThrow().data();
    Set<Optional<Target>> before = scene.ends(domain);
    return !before.contains(Optional.empty())
        && !before.containsAll(scene.endsWith(domain, applied.place(), data));
  }
}
