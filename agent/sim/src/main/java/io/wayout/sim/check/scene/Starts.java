// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.scene;

import io.wayout.core.fold.Durable;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.world.Fact;
import java.util.ArrayList;
import java.util.List;

/// Finds the switchovers that begin with a fact.
public final class Starts {
  private Starts() {}

  /// Those that the journal sees for the first time.
  public static List<Switchover> of(Fact fact, Scene scene) {
    if (!(fact instanceof Fact.Kept(List<Durable> durables))) {
      return List.of();
    }
    List<Switchover> starts = new ArrayList<>();
    for (Durable durable : durables) {
      if (durable instanceof Durable.SwitchoverKept(Switchover s)
          && scene.switchover(s.id()).isEmpty()) {
        starts.add(s);
      }
    }
    return starts;
  }

  /// Those that automation begins.
  public static List<Switchover> automatic(Fact fact, Scene scene) {
    return of(fact, scene).stream().filter(s -> s.cause().isAutomatic()).toList();
  }

  /// Those that automation begins and that move users.
  public static List<Switchover> ofAutomation(Fact fact, Scene scene) {
    return automatic(fact, scene).stream().filter(s -> s.cause().movesUsers()).toList();
  }
}
