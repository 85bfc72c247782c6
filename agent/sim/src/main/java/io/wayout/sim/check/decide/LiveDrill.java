// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.rehearsal.Rehearsal.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// I97 and H13: a live drill begins only where it is allowed and all is well, one at a time; it
/// moves users only to its other target and home; what is called green was out and came home; and
/// where a drill is asked for, automation moves nobody without a fresh one.
final class LiveDrill implements Oracle {
  /// A drill that can't go home tells and waits; beyond that nothing may keep it.
  private static final Duration PATIENCE = Duration.ofMinutes(12);

  private final Map<String, Rehearsal> drills = new HashMap<>();
  private final Map<String, Instant> green = new HashMap<>();

  /// When somebody else last wrote a record of the domain: its name servers may not say so yet, so
  /// that nobody could know when the drill ended.
  private final Map<DnsName, Instant> changedAt = new HashMap<>();

  @Override
  public String invariant() {
    return "I97 live drill";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Applied applied && applied.sent().isEmpty()) {
      scene.owner(applied.place().key()).ifPresent(d -> changedAt.put(d.name(), scene.now()));
    }
    if (fact instanceof Fact.StoreLost) {
      drills.clear();
      green.clear();
    }
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      durables.forEach(durable -> kept(durable, scene, findings));
    }
    Starts.of(fact, scene).forEach(s -> moves(s, findings));
  }

  @Override
  public void end(Scene scene, Findings findings) {
    for (Rehearsal drill : drills.values()) {
      boolean isStuck = drill.isOpen() && drill.startedAt().plus(PATIENCE).isBefore(scene.now());
      if (isStuck) {
        findings.add(drill.id() + " is still at " + drill.phase() + ": " + drill.course());
      }
    }
  }

  /// A transaction is heard in its order: a drill that ends well in it frees what begins after.
  private void kept(Durable durable, Scene scene, Findings findings) {
    if (durable instanceof Durable.RehearsalKept(Rehearsal drill)) {
      kept(drill, scene, findings);
    }
    if (durable instanceof Durable.SwitchoverKept(Switchover s)
        && s.cause().isAutomatic()
        && s.cause().movesUsers()
        && scene.switchover(s.id()).isEmpty()) {
      automation(s, scene, findings);
    }
  }

  private void kept(Rehearsal drill, Scene scene, Findings findings) {
    Rehearsal before = drills.put(drill.id(), drill);
    if (before == null) {
      begins(drill, scene, findings);
    } else if (before.phase().isTerminal() && before.phase() != drill.phase()) {
      findings.add(drill.id() + " goes on though it was " + before.phase());
    }
    if (drill.phase() == Phase.GREEN) {
      ended(drill, scene, findings);
    }
    if (drill.phase() == Phase.RED) {
      green.remove(drill.script().group());
    }
  }

  private void begins(Rehearsal drill, Scene scene, Findings findings) {
    if (!scene.topology().safety().liveDrills().domains().contains(drill.script().domain())) {
      findings.add(drill.id() + " begins where none is allowed");
    }
    drills.values().stream()
        .filter(d -> d.isOpen() && !d.id().equals(drill.id()))
        .forEach(d -> findings.add(drill.id() + " begins while " + d.id() + " is under way"));
    Optional<Domain> domain = domain(drill, scene);
    domain.flatMap(scene::freeze).ifPresent(f -> findings.add(drill.id() + " begins under " + f));
  }

  private void ended(Rehearsal drill, Scene scene, Findings findings) {
    green.put(drill.script().group(), scene.now());
    boolean isComplete =
        drill.course().out().isPresent()
            && drill.course().back().isPresent()
            && drill.course().trouble().isEmpty();
    Optional<String> where =
        domain(drill, scene).flatMap(scene::effective).map(target -> target.name());
    Instant changed = changedAt.getOrDefault(drill.script().domain(), Instant.MIN);
    boolean isElsewhere =
        where.filter(name -> !name.equals(drill.script().home())).isPresent()
            && changed.isBefore(drill.startedAt());
    if (!isComplete || isElsewhere) {
      findings.add(drill.id() + " is called green at " + where + ": " + drill.course());
    }
  }

  private void moves(Switchover s, Findings findings) {
    for (Rehearsal drill : drills.values()) {
      boolean isIts = s.reason().equals(drill.mark()) && s.domain().equals(drill.script().domain());
      boolean isPlanned =
          s.plan().target().equals(drill.script().away())
              || s.plan().target().equals(drill.script().home());
      if (isIts && !isPlanned) {
        findings.add(s.id() + " of " + drill.id() + " goes to " + s.plan().target());
      }
    }
  }

  private void automation(Switchover s, Scene scene, Findings findings) {
    Domain domain = scene.topology().domains().get(s.domain());
    if (domain == null || domain.policy().requireDrill().isEmpty()) {
      return;
    }
    Duration within = domain.policy().requireDrill().get();
    boolean isFresh =
        green.entrySet().stream()
            .anyMatch(
                e -> isOf(e.getKey(), domain) && e.getValue().plus(within).isAfter(scene.now()));
    if (!isFresh) {
      findings.add(s.id() + " begins without a fresh live drill");
    }
  }

  /// Told from the accounts and targets that the group names, without the product's own words.
  private static boolean isOf(String group, Domain domain) {
    List<String> words = List.of(group.split("[ +]", -1));
    return domain.targets().stream().allMatch(t -> words.contains(t.id()))
        && domain.links().stream().allMatch(l -> words.containsAll(l.accounts()));
  }

  private static Optional<Domain> domain(Rehearsal drill, Scene scene) {
    return Optional.ofNullable(scene.topology().domains().get(drill.script().domain()));
  }
}
