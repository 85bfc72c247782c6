// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;

/// I01: no record is ever empty through us.
final class NeverEmpty implements Oracle {
  @Override
  public String invariant() {
    return "I01 never empty";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Applied applied
        && applied.sent().isPresent()
        && applied.after().isEmpty()) {
      findings.add(applied.place() + " was emptied by #" + applied.sent().getAsLong());
    }
  }
}
