// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.user;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.model.Domain;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.provider.Capabilities;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// I12: whatever their resolvers still hold, users are led only to where the domain was led by its
/// servers within the time that caches live, or to where it shall be: no move of ours brings old
/// values to light again.
final class UsersLedRight implements Oracle {
  /// As long as the answers of a chain may live one after the other.
  private static final Duration LIFE = Duration.ofSeconds(150);

  /// After others wrote, or a vendor broke its word, anything may be cached.
  private static final Duration ALIEN = Duration.ofMinutes(5);

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Caches caches = new Caches();
  private final Publications publications = new Publications();
  private final Map<DnsName, Deque<Led>> former = new HashMap<>();
  private final Map<DnsName, Instant> alien = new HashMap<>();

  /// Where servers led users until then.
  private record Led(Set<String> targets, Instant until) {}

  @Override
  public String invariant() {
    return "I12 users are led right";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Applied applied) {
      publications.applied(applied);
      if (applied.before().isPresent() && !isOurs(applied, scene)) {
        scene.owner(applied.place().key()).ifPresent(d -> alien.put(d.name(), scene.now()));
      }
    }
    if (fact instanceof Fact.Published published) {
      scene.owner(published.place().key()).ifPresent(d -> published(published, d, scene, findings));
    }
  }

  private static boolean isOurs(Fact.Applied applied, Scene scene) {
    return applied.sent().isPresent()
        && scene.sending(applied.sent().getAsLong()).filter(s -> isInTime(s, scene)).isPresent();
  }

  private static boolean isInTime(Scene.Sending sending, Scene scene) {
    Capabilities can = scene.topology().account(sending.sent().account()).capabilities();
    return !scene.now().isAfter(sending.at().plus(DEADLINE).plus(can.applyTimeMax()));
  }

  /// A vendor lets an accepted change of an older move be seen later than it promised, when our
  /// newest decision has led users elsewhere: nobody can take it back.
  private boolean isOverdue(Fact.Published now, Domain domain, Scene scene) {
    return publications
        .published(now)
        .flatMap(a -> a.sent().isPresent() ? scene.sending(a.sent().getAsLong()) : Optional.empty())
        .filter(s -> !isInTime(s, scene) && isOlder(s, domain, scene))
        .isPresent();
  }

  private static boolean isOlder(Scene.Sending sending, Domain domain, Scene scene) {
    Optional<String> by = sending.switchover().map(Switchover::id);
    return !by.equals(scene.newest(domain.name()).map(Switchover::id));
  }

  private void published(Fact.Published now, Domain domain, Scene scene, Findings findings) {
    if (isOverdue(now, domain, scene)) {
      alien.put(domain.name(), scene.now());
    }
    Deque<Led> past = former.computeIfAbsent(domain.name(), _ -> new ArrayDeque<>());
    past.removeIf(led -> led.until().plus(LIFE).isBefore(scene.now()));
    past.add(new Led(caches.served(domain), scene.now()));
    caches.published(now.place(), now.server(), now.set(), scene.now());
    Set<String> wrong = new TreeSet<>(caches.cached(domain, scene.now()));
    wrong.removeAll(caches.served(domain));
    past.forEach(led -> wrong.removeAll(led.targets()));
    scene.memory(domain.name()).flatMap(DomainMemory::desired).ifPresent(wrong::remove);
    scene.newest(domain.name()).map(Switchover::plan).ifPresent(p -> wrong.remove(p.target()));
    Instant touched = alien.get(domain.name());
    boolean isAlien = touched != null && touched.plus(ALIEN).isAfter(scene.now());
    if (!wrong.isEmpty() && !isAlien) {
      findings.add("users of " + domain.name() + " may be led to " + wrong + " by their caches");
    }
  }
}
