// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.model.LinkAccount;
import io.wayout.dns.RecordData;
import io.wayout.provider.Change;
import io.wayout.provider.ReadOutcome;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.HashMap;
import java.util.Map;

/// I47: what a read has shown to be there already is not written once more.
final class NothingTwice implements Oracle {
  private final Map<LinkAccount, RecordData> shown = new HashMap<>();

  @Override
  public String invariant() {
    return "I47 nothing twice";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Read read) {
      hear(read);
    }
    if (fact instanceof Fact.Sent sent) {
      judge(sent, scene, findings);
    }
  }

  private void hear(Fact.Read read) {
    for (int i = 0; i < read.keys().size(); i++) {
      if (read.outcomes().get(i) instanceof ReadOutcome.Found found) {
        shown.put(new LinkAccount(read.keys().get(i), read.account()), found.set().data());
      }
    }
  }

  private void judge(Fact.Sent sent, Scene scene, Findings findings) {
    Change change = sent.change();
    LinkAccount place = new LinkAccount(change.key(), sent.account());
    boolean isSeen = change.wanted().data().equals(shown.get(place));
    boolean isThere = scene.record(place).filter(change.wanted()::equals).isPresent();
    if (isSeen && isThere) {
      findings.add("#" + sent.id() + " writes what was read: " + change.wanted());
    }
  }
}
