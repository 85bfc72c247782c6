// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.List;

/// I82: what a person was told has begun is durable, and what was refused has not begun.
final class RepliesAreKept implements Oracle {
  private List<Durable> last = List.of();

  @Override
  public String invariant() {
    return "I82 replies are kept";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      last = durables;
    }
    if (fact instanceof Fact.Replied(Command command, CommandResult result)) {
      result.entries().forEach(entry -> judge(command, entry, scene, findings));
    }
  }

  private void judge(
      Command command, CommandResult.Entry entry, Scene scene, Oracle.Findings findings) {
    if (entry instanceof CommandResult.Started(DnsName domain, String switchover)
        && scene.switchover(switchover).isEmpty()) {
      findings.add(switchover + " of " + domain + " was promised and is not in the journal");
    }
    if (entry instanceof CommandResult.Refused(String subject, _)
        && command instanceof Command.Switch wish
        && last.stream().anyMatch(d -> isBegun(d, subject, wish, scene))) {
      findings.add(subject + " was refused and moves all the same");
    }
  }

  private static boolean isBegun(
      Durable durable, String subject, Command.Switch wish, Scene scene) {
    return durable instanceof Durable.SwitchoverKept(Switchover s)
        && s.domain().text().equals(subject)
        && s.cause() == Cause.MANUAL
        && s.reason().equals(wish.reason())
        && s.phase() == Phase.INTENT
        && s.startedAt().equals(scene.agentNow());
  }
}
