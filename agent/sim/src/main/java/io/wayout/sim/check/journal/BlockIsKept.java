// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.model.Block;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// I65: a block that holds ends by its time or by an acknowledgement, not by a restart or by a
/// failed move of someone else's; what a person blocked, automation does not shorten.
final class BlockIsKept implements Oracle {
  @Override
  public String invariant() {
    return "I65 block is kept";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (!(fact instanceof Fact.Kept(List<Durable> durables))) {
      return;
    }
    Map<DnsName, DomainMemory> fresh = new HashMap<>();
    for (Durable durable : durables) {
      if (durable instanceof Durable.DomainKept(DomainMemory memory)) {
        DomainMemory before = fresh.get(memory.domain());
        Optional<DomainMemory> old =
            before == null ? scene.memory(memory.domain()) : Optional.of(before);
        old.flatMap(DomainMemory::block)
            .filter(b -> b.holds(scene.agentNow()) && isBroken(b, memory, durables))
            .ifPresent(b -> findings.add(memory + " forgets the block " + b));
        fresh.put(memory.domain(), memory);
      }
    }
  }

  private static boolean isBroken(Block old, DomainMemory fresh, List<Durable> durables) {
    if (fresh.block().isEmpty()) {
      return durables.stream().noneMatch(d -> isReason(d, old, fresh.domain()));
    }
    Block next = fresh.block().get();
    return !next.switchover().equals(old.switchover())
        && old.until().isEmpty()
        && next.until().isPresent();
  }

  /// An acknowledgement, a live drill that is home again, or the move that blocked turned out never
  /// to have happened.
  private static boolean isReason(Durable durable, Block old, DnsName domain) {
    return switch (durable) {
      case Durable.Row(JournalRow row) ->
          row.kind() == JournalRow.Kind.ACKNOWLEDGED && row.domain().equals(Optional.of(domain));
      case Durable.SwitchoverKept(Switchover s) ->
          s.id().equals(old.switchover()) && s.phase() == Phase.ABORTED;
      case Durable.RehearsalKept(Rehearsal drill) ->
          drill.script().domain().equals(domain)
              && (drill.phase() == Rehearsal.Phase.GREEN || drill.phase() == Rehearsal.Phase.RED);
      case Durable.DomainKept _,
          Durable.FreezeKept _,
          Durable.FreezeGone _,
          Durable.AdviceKept _,
          Durable.CampaignKept _,
          Durable.OwnershipKept _,
          Durable.HoldLifted _ ->
          false;
    };
  }
}
