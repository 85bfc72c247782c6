// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.vendor;

import io.wayout.core.model.Account;
import io.wayout.core.model.Canary;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.owner.Marker;
import io.wayout.core.owner.Ownership;
import io.wayout.core.owner.Ownership.Holder;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// I88: an account that takes changes proves it by a write of our own, in its canary's rhythm;
/// never under a freeze that concerns the account, nor over another installation's marker.
final class CanaryProves implements Oracle {
  /// Waiting in the queue, and the first minute after a start or an outage.
  private static final Duration SLACK = Duration.ofMinutes(2);

  /// After its marker was gone, an account is tried again only now and then.
  private static final Duration MARKED_AGAIN = Duration.ofMinutes(10);

  /// A stale read may have shown our own marker a moment ago.
  private static final Duration FINE = Duration.ofSeconds(30);

  private final Map<String, Instant> since = new HashMap<>();

  @Override
  public String invariant() {
    return "I88 canary proves";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Sent sent && scene.isCanary(sent)) {
      judge(sent, scene, findings);
      since.put(sent.account(), scene.now());
    }
    if (fact instanceof Fact.Reloaded || fact instanceof Fact.StoreLost) {
      since.clear();
    }
    if (fact instanceof Fact.Probed) {
      for (Account account : scene.topology().accounts().values()) {
        account.canary().ifPresent(canary -> wait(account, canary, scene, findings));
      }
    }
  }

  private static void judge(Fact.Sent sent, Scene scene, Findings findings) {
    Account account = scene.topology().account(sent.account());
    scene
        .freeze(account)
        .ifPresent(f -> findings.add("the canary #" + sent.id() + " is sent under " + f));
    Optional<Holder> holder = scene.ownership(account.name()).map(Ownership::holder);
    if (holder.filter(h -> h == Holder.OTHER).isPresent()) {
      findings.add("the canary #" + sent.id() + " is sent to " + account.name() + ", not ours");
    }
    LinkAccount place = new LinkAccount(sent.change().key(), sent.account());
    boolean isTheirs =
        scene
            .record(place)
            .map(set -> Marker.of(set.data()))
            .filter(held -> {
              Marker ours = Marker.of(sent.change().wanted().data());
              return held instanceof Marker.Signed && !held.equals(ours);
            })
            .isPresent();
    boolean isClaimed = holder.filter(h -> h == Holder.CLAIMED).isPresent();
    if (isTheirs && !isClaimed && scene.isFineFor(account.name(), FINE)) {
      findings.add("the canary #" + sent.id() + " replaces the marker of somebody else");
    }
  }

  private void wait(Account account, Canary canary, Scene scene, Findings findings) {
    if (!isOpen(account, scene)) {
      since.remove(account.name());
      return;
    }
    Instant begin = since.computeIfAbsent(account.name(), _ -> scene.now());
    boolean isMarked = scene.record(new LinkAccount(canary.key(), account.name())).isPresent();
    Duration gap =
        isMarked || canary.every().compareTo(MARKED_AGAIN) > 0 ? canary.every() : MARKED_AGAIN;
    if (begin.plus(gap).plus(SLACK).isBefore(scene.now())) {
      findings.add(account.name() + " has proved no write since " + begin);
      since.put(account.name(), scene.now());
    }
  }

  /// Is nothing in the way of a canary?
  private static boolean isOpen(Account account, Scene scene) {
    boolean isOurs =
        scene.ownership(account.name()).filter(o -> o.holder() == Holder.OTHER).isEmpty();
    return isOurs
        && scene.freeze(account).isEmpty()
        && !scene.past().isHeld()
        && scene.isWorkingFor(FINE)
        && scene.isFineFor(account.name(), FINE);
  }
}
