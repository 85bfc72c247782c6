// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.model.Domain;
import io.wayout.core.model.LinkAccount;
import io.wayout.provider.Change;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.HashSet;
import java.util.Set;

/// I12: a TTL is never raised, unless an operator asked for the configured one.
final class TtlNeverRaised implements Oracle {
  private final Set<String> asked = new HashSet<>();

  @Override
  public String invariant() {
    return "I12 TTL never raised";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Replied(Command.Switch wish, var result) && wish.setsTtl()) {
      for (CommandResult.Entry entry : result.entries()) {
        if (entry instanceof CommandResult.Started(_, String switchover)) {
          asked.add(switchover);
        }
      }
    }
    if (fact instanceof Fact.Sent sent) {
      scene.owner(sent.change().key()).ifPresent(d -> judge(sent, d, scene, findings));
    }
  }

  private void judge(Fact.Sent sent, Domain domain, Scene scene, Findings findings) {
    Change change = sent.change();
    boolean isAsked = scene.newest(domain.name()).filter(s -> asked.contains(s.id())).isPresent();
    scene
        .record(new LinkAccount(change.key(), sent.account()))
        .filter(held -> !isAsked && held.ttl().compareTo(change.wanted().ttl()) < 0)
        .ifPresent(held -> findings.add("#" + sent.id() + " raises the TTL of " + held));
  }
}
