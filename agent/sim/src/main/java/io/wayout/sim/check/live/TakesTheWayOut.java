// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.live;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Phase;
import io.wayout.dns.DnsName;
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

/// I41: users of a domain in automatic mode don't stay at a dead target for more than three
/// minutes, while a standby is well, one link of their chain can be written and answered, and
/// nothing that people did or that happened lately speaks against a move.
final class TakesTheWayOut implements Oracle {
  private static final Duration BOUND = Duration.ofMinutes(3);
  private static final Duration LONG_WELL = Duration.ofMinutes(11);

  private final Map<DnsName, Instant> since = new HashMap<>();
  private final Set<DnsName> touched = new HashSet<>();

  @Override
  public String invariant() {
    return "I41 takes the way out";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    touched(fact, scene);
    if (fact instanceof Fact.Probed) {
      scene.topology().domains().values().forEach(d -> judge(d, scene, findings));
    }
  }

  /// After a move of users, or when people or the store changed, automation may have reasons to
  /// wait.
  private void touched(Fact fact, Scene scene) {
    boolean isForAll =
        fact instanceof Fact.Commanded
            || fact instanceof Fact.Reloaded
            || fact instanceof Fact.StoreLost;
    if (isForAll) {
      touched.addAll(scene.topology().domains().keySet());
    }
    if (fact instanceof Fact.Applied applied && applied.before().isPresent()) {
      scene.owner(applied.place().key()).ifPresent(d -> touched.add(d.name()));
    }
  }

  private void judge(Domain domain, Scene scene, Findings findings) {
    boolean isDue =
        !touched.contains(domain.name())
            && domain.policy().mode() == Policy.Mode.AUTO
            && isTorn(domain, scene)
            && isOpen(domain, scene);
    if (!isDue) {
      since.remove(domain.name());
      return;
    }
    Instant begin = since.computeIfAbsent(domain.name(), _ -> scene.now());
    if (begin.plus(BOUND).isBefore(scene.now())) {
      findings.add(domain.name() + " could have been led away since " + begin);
      touched.add(domain.name());
    }
  }

  /// Are its users at a dead target, though another one is well?
  private static boolean isTorn(Domain domain, Scene scene) {
    if (!isAnyDown(domain, scene)) {
      return false;
    }
    Duration well = domain.policy().standbyFor().plus(BOUND);
    Optional<Target> effective = scene.effective(domain);
    return effective.filter(t -> scene.isDownFor(t, domain.policy().downFor())).isPresent()
        && domain.targets().stream().anyMatch(t -> scene.isWellFor(t, well));
  }

  private static boolean isAnyDown(Domain domain, Scene scene) {
    for (Target target : domain.targets()) {
      if (scene.isDownFor(target, domain.policy().downFor())) {
        return true;
      }
    }
    return false;
  }

  /// Is nothing in the way, on at least one link?
  private static boolean isOpen(Domain domain, Scene scene) {
    boolean isFallen = scene.probes().isMassDown(scene.now());
    return scene.freeze(domain).isEmpty()
        && !scene.isGuardedElsewhere(domain)
        && !isFallen
        && !scene.probes().isIsolated()
        && !isCanaryUnderWay(domain, scene)
        && scene.isWorkingFor(BOUND)
        && hasLever(domain, scene);
  }

  /// The others wait for the canary, up to five minutes until its name servers are given up (P15).
  private static boolean isCanaryUnderWay(Domain domain, Scene scene) {
    return scene.switchovers().stream()
        .anyMatch(s ->
            !s.domain().equals(domain.name())
                && s.cause().isAutomatic()
                && (s.phase() == Phase.ACKED || s.phase() == Phase.READ_BACK));
  }

  private static boolean hasLever(Domain domain, Scene scene) {
    for (Link link : domain.links()) {
      boolean isAnswered =
          link.accounts().stream().allMatch(a -> scene.isAnsweringFor(a, LONG_WELL));
      if (!isAnswered) {
        return false;
      }
      if (link.accounts().stream().allMatch(a -> scene.isFineFor(a, LONG_WELL))) {
        return true;
      }
    }
    return false;
  }
}
