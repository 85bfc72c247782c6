// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.model.Domain;
import io.wayout.dns.RecordData;
import io.wayout.provider.Change;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;

/// I03: a value that someone else put there is never overwritten, unless an operator said so.
final class OwnedOnly implements Oracle {
  private final OverwriteOrders orders = new OverwriteOrders();

  @Override
  public String invariant() {
    return "I03 owned only";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    orders.hear(fact);
    if (fact instanceof Fact.Sent sent) {
      scene.owner(sent.change().key()).ifPresent(d -> judge(sent, d, scene, findings));
    }
  }

  private void judge(Fact.Sent sent, Domain domain, Scene scene, Findings findings) {
    Change change = sent.change();
    boolean isOurs =
        change.expected() instanceof Change.Expected.Data(RecordData data)
            && scene.past().versions(domain).stream()
                .anyMatch(d ->
                    d.links().stream()
                        .filter(l -> l.keys().contains(change.key()))
                        .anyMatch(l -> scene.isDeclared(d, l, data)));
    boolean isOrdered = scene.newest(domain.name()).filter(s -> orders.cover(s.id())).isPresent();
    if (!isOurs && !isOrdered) {
      findings.add("#" + sent.id() + " replaces " + change.expected() + ", which is not ours");
    }
  }
}
