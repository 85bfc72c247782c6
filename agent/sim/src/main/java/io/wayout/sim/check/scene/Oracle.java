// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.scene;

import io.wayout.sim.world.Fact;

/// Watches for one invariant. Confined to one thread.
public interface Oracle {
  /// Number and short name of the invariant.
  String invariant();

  /// One more thing happened.
  ///
  /// @param scene how everything stood right before
  void hear(Fact fact, Scene scene, Findings findings);

  /// The simulation is over.
  default void end(Scene scene, Findings findings) {}

  /// Where an oracle says what it found.
  @FunctionalInterface
  interface Findings {
    void add(String text);
  }
}
