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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// I82: what a person was told has begun is durable, and what was refused has not begun. Wishes
/// that are heard at the same instant, as after a suspend, are told apart by their replies: a move
/// that was promised to one of them is not what another one was refused.
final class RepliesAreKept implements Oracle {
  private final Set<String> promised = new HashSet<>();
  private final List<Suspect> suspects = new ArrayList<>();
  private List<Durable> last = List.of();

  /// A move that looks like what was refused, until the replies of its instant are known.
  private record Suspect(Instant at, String subject, String switchover) {}

  @Override
  public String invariant() {
    return "I82 replies are kept";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    judgeBefore(scene.now(), findings);
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      last = durables;
    }
    if (fact instanceof Fact.Replied(Command command, CommandResult result)) {
      result.entries().forEach(entry -> judge(command, entry, scene, findings));
    }
  }

  @Override
  public void end(Scene scene, Findings findings) {
    judgeBefore(Instant.MAX, findings);
  }

  private void judgeBefore(Instant now, Findings findings) {
    for (Suspect suspect : List.copyOf(suspects)) {
      if (suspect.at().isBefore(now)) {
        suspects.remove(suspect);
        if (!promised.contains(suspect.switchover())) {
          findings.add(suspect.subject() + " was refused and moves all the same");
        }
      }
    }
  }

  private void judge(
      Command command, CommandResult.Entry entry, Scene scene, Oracle.Findings findings) {
    if (entry instanceof CommandResult.Started(DnsName domain, String switchover)) {
      promised.add(switchover);
      if (scene.switchover(switchover).isEmpty()) {
        findings.add(switchover + " of " + domain + " was promised and is not in the journal");
      }
    }
    if (entry instanceof CommandResult.Refused(String subject, _)
        && command instanceof Command.Switch wish) {
      for (Durable durable : last) {
        if (durable instanceof Durable.SwitchoverKept(Switchover s)
            && isBegun(s, subject, wish, scene)) {
          suspects.add(new Suspect(scene.now(), subject, s.id()));
        }
      }
    }
  }

  private static boolean isBegun(Switchover s, String subject, Command.Switch wish, Scene scene) {
    return s.domain().text().equals(subject)
        && s.cause() == Cause.MANUAL
        && s.reason().equals(wish.reason())
        && s.phase() == Phase.INTENT
        && s.startedAt().equals(scene.agentNow());
  }
}
