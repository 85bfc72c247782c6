// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.RecordData;
import io.wayout.provider.Change;
import io.wayout.provider.ReadOutcome;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// I05: each attempt follows a read of its own, which showed the value that the change expects.
final class ReadBeforeWrite implements Oracle {
  private final Map<LinkAccount, RecordData> shown = new HashMap<>();

  @Override
  public String invariant() {
    return "I05 read before write";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      durables.forEach(this::forget);
    }
    if (fact instanceof Fact.Read read) {
      hear(read);
    }
    if (fact instanceof Fact.Sent sent && !scene.isCanary(sent)) {
      judge(sent, findings);
    }
  }

  /// An attempt that is about to begin has read nothing yet.
  private void forget(Durable durable) {
    if (durable instanceof Durable.SwitchoverKept(Switchover s) && s.phase() == Phase.INTENT) {
      shown.remove(s.step().place());
    }
  }

  private void hear(Fact.Read read) {
    for (int i = 0; i < read.keys().size(); i++) {
      if (read.outcomes().get(i) instanceof ReadOutcome.Found found) {
        shown.put(new LinkAccount(read.keys().get(i), read.account()), found.set().data());
      }
    }
  }

  private void judge(Fact.Sent sent, Findings findings) {
    Change change = sent.change();
    RecordData seen = shown.get(new LinkAccount(change.key(), sent.account()));
    boolean isTied =
        seen != null
            && change.expected() instanceof Change.Expected.Data(RecordData data)
            && seen.equals(data);
    if (!isTied) {
      findings.add(
          "#" + sent.id() + " expects " + change.expected() + ", and the last read showed " + seen);
    }
  }
}
