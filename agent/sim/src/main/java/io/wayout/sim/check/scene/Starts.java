// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.scene;

import io.wayout.core.fold.Durable;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.world.Fact;
import java.util.List;
import java.util.stream.Stream;

/// Finds the switchovers that begin with a fact.
public final class Starts {
  private Starts() {}

  /// Those that the journal sees for the first time.
  public static Stream<Switchover> of(Fact fact, Scene scene) {
    return fact instanceof Fact.Kept(List<Durable> durables)
        ? durables.stream()
            .flatMap(d ->
                d instanceof Durable.SwitchoverKept(Switchover s) ? Stream.of(s) : Stream.empty())
            .filter(s -> scene.switchover(s.id()).isEmpty())
        : Stream.empty();
  }

  /// Those that automation begins and that move users.
  public static Stream<Switchover> ofAutomation(Fact fact, Scene scene) {
    return of(fact, scene).filter(s -> s.cause().isAutomatic() && s.cause().movesUsers());
  }
}
