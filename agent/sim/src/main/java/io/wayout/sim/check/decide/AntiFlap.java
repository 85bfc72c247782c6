// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.rehearsal.Rehearsal.Phase;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// I27, I28, I81: automation moves the users of a domain at most once per block period, and not at
/// all after a person moved them, unless someone acknowledged. Counts what users truly saw. The
/// period is over when it is truly over, or when the wall clock says so after a restart, because no
/// other clock survives one.
final class AntiFlap implements Oracle {
  private final Map<DnsName, Moved> moves = new HashMap<>();
  private final Set<DnsName> lost = new HashSet<>();

  private record Moved(Switchover by, Instant sentAt, Instant agentSentAt) {}

  @Override
  public String invariant() {
    return "I28 anti-flap";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Applied applied) {
      applied(applied, scene, findings);
    }
    if (fact instanceof Fact.StoreLost) {
      lost.addAll(moves.keySet());
    }
    if (fact instanceof Fact.Kept(var durables)) {
      durables.forEach(this::rehearsed);
      durables.forEach(this::looked);
    }
    if (fact instanceof Fact.Replied(Command.Acknowledge _, CommandResult result)) {
      acknowledged(result);
    }
  }

  /// What a lost store knew is over when a person has looked at what it left behind (I66).
  private void looked(Durable durable) {
    if (durable instanceof Durable.HoldLifted) {
      moves.keySet().removeAll(lost);
      lost.clear();
    }
  }

  /// A live drill that is home again leaves automation as free as before.
  private void rehearsed(Durable durable) {
    if (durable instanceof Durable.RehearsalKept(var drill)
        && (drill.phase() == Phase.GREEN || drill.phase() == Phase.RED)) {
      moves.remove(drill.script().domain());
    }
  }

  private void acknowledged(CommandResult result) {
    for (CommandResult.Entry entry : result.entries()) {
      if (entry instanceof CommandResult.Done(String subject, _)) {
        moves.remove(DnsName.of(subject));
      }
    }
  }

  private void applied(Fact.Applied applied, Scene scene, Findings findings) {
    if (applied.sent().isEmpty() || applied.after().isEmpty()) {
      return;
    }
    Optional<Scene.Sending> sending = scene.sending(applied.sent().getAsLong());
    Optional<Switchover> by = sending.flatMap(Scene.Sending::switchover);
    boolean isRest = by.filter(s -> s.cause() == Cause.COMPLETION).isPresent();
    if (by.isEmpty() || isRest || !movesUsers(applied, sending.get().domain(), scene)) {
      return;
    }
    DnsName domain = by.get().domain();
    Moved last = moves.get(domain);
    boolean isSame = last != null && last.by().id().equals(by.get().id());
    if (last != null && !isSame && by.get().cause().isAutomatic()) {
      judge(last, by.get(), sending.get().domain(), scene, findings);
    }
    if (!isSame) {
      lost.remove(domain);
      moves.put(domain, new Moved(by.get(), sending.get().at(), agentTime(sending.get(), scene)));
    }
  }

  private static Instant agentTime(Scene.Sending sending, Scene scene) {
    return scene.agentNow().minus(Duration.between(sending.at(), scene.now()));
  }

  private static void judge(
      Moved last, Switchover by, Domain domain, Scene scene, Oracle.Findings findings) {
    if (last.by().cause() == Cause.MANUAL) {
      findings.add(by.id() + " undoes the manual " + last.by().id());
      return;
    }
    Duration block = domain.policy().block();
    boolean isTooSoon =
        scene.now().isBefore(last.sentAt().plus(block))
            && scene.agentNow().isBefore(last.agentSentAt().plus(block));
    if (isTooSoon) {
      findings.add(by.id() + " follows " + last.by().id() + " within the block period");
    }
  }

  private static boolean movesUsers(Fact.Applied applied, Domain domain, Scene scene) {
    RecordData after = applied.after().orElseThrow().data();
    return !scene.ends(domain).equals(scene.endsWith(domain, applied.place(), after));
  }
}
