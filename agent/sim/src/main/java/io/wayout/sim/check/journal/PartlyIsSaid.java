// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Policy;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// I48: where a move reached only some accounts of a mirrored link, the rest is remembered and
/// told; and what makes the accounts equal again leads where the move led, never back.
final class PartlyIsSaid implements Oracle {
  /// How long the agent may take to see it, to end its move, and to decide.
  private static final Duration SEEN = Duration.ofMinutes(3);

  private final Map<DnsName, String> goals = new HashMap<>();
  private final Map<DnsName, Instant> begun = new HashMap<>();
  private final Map<DnsName, Instant> told = new HashMap<>();
  private final Map<DnsName, Instant> uneven = new HashMap<>();

  @Override
  public String invariant() {
    return "I48 partly is said";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.StoreLost) {
      goals.clear();
      begun.clear();
    }
    Starts.of(fact, scene).forEach(s -> begins(s, scene, findings));
    if (fact instanceof Fact.Told(Notice notice) && isAnswer(notice.code())) {
      notice.domain().ifPresent(name -> told.put(name, scene.now()));
    }
    if (fact instanceof Fact.Probed) {
      scene.topology().domains().values().forEach(d -> judge(d, scene, findings));
    }
  }

  private void begins(Switchover s, Scene scene, Findings findings) {
    begun.put(s.domain(), scene.now());
    String goal = goals.get(s.domain());
    if (s.cause() == Cause.COMPLETION && goal != null && !goal.equals(s.plan().target())) {
      findings.add(s.id() + " leads to " + s.plan().target() + ", and the move was to " + goal);
    }
    if (s.cause().movesUsers()) {
      goals.put(s.domain(), s.plan().target());
    }
  }

  /// Does it say why a domain stays as it is?
  private static boolean isAnswer(Notice.Code code) {
    return code == Notice.Code.HELD
        || code == Notice.Code.NO_WAY_OUT
        || code == Notice.Code.FOREIGN_VALUE
        || code == Notice.Code.ALL_DOWN;
  }

  private void judge(Domain domain, Scene scene, Findings findings) {
    if (!isPartly(domain, scene)) {
      uneven.remove(domain.name());
      return;
    }
    Instant since = uneven.computeIfAbsent(domain.name(), _ -> scene.now());
    if (since.plus(SEEN).isAfter(scene.now())) {
      return;
    }
    uneven.put(domain.name(), Instant.MAX.minus(SEEN));
    if (scene.memory(domain.name()).flatMap(DomainMemory::pending).isEmpty()) {
      findings.add(domain.name() + " is moved in part, and nothing remembers the rest");
    } else if (isAutomations(domain, scene) && !isTold(domain)) {
      findings.add(domain.name() + " is moved in part, and nobody is told");
    }
  }

  private boolean isTold(Domain domain) {
    Instant at = told.get(domain.name());
    return at != null && !at.isBefore(begun.getOrDefault(domain.name(), Instant.MIN));
  }

  /// Has our own move ended with accounts that differ, and can the agent see it?
  private static boolean isPartly(Domain domain, Scene scene) {
    Optional<Switchover> newest = scene.newest(domain.name());
    boolean isOver =
        newest.filter(s -> s.phase().isTerminal() || s.phase() == Phase.SERVED).isPresent();
    return isOver
        && scene.ends(domain).size() > 1
        && domain.links().stream().anyMatch(l -> isUneven(l, scene))
        && !scene.isUnevenByOthers(domain)
        && !scene.past().isHeld()
        && scene.isWorkingFor(SEEN);
  }

  private static boolean isUneven(Link link, Scene scene) {
    return scene.isUneven(link)
        && link.accounts().stream().allMatch(a -> scene.isAnsweringFor(a, SEEN));
  }

  /// What a person left in part, a person was told when the order was given.
  private static boolean isAutomations(Domain domain, Scene scene) {
    return domain.policy().mode() == Policy.Mode.AUTO
        && scene.freeze(domain).isEmpty()
        && scene.newest(domain.name()).filter(s -> s.cause().isAutomatic()).isPresent();
  }
}
