// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.fold.Durable;
import io.wayout.core.switchover.Phase;
import io.wayout.sim.time.ProcessKilled;
import java.util.List;
import java.util.Optional;

/// Kills the agent at a chosen point of its work: SIGKILL at every journal step (I65).
///
/// Confined to the simulation's one thread.
public final class KillSwitch {
  /// Where.
  public sealed interface Point {}

  /// Right before a switchover's phase becomes durable.
  public record BeforeKept(Phase phase) implements Point {}

  /// Right after it became durable, before anything follows from it.
  public record AfterKept(Phase phase) implements Point {}

  /// Right after a change was sent; it takes effect all the same.
  public record AfterSent() implements Point {}

  private Optional<Point> armed = Optional.empty();
  private Runnable death = () -> {};

  /// @param newDeath ends the incarnation that lives now
  public void connect(Runnable newDeath) {
    this.death = newDeath;
  }

  public void arm(Point point) {
    armed = Optional.of(point);
  }

  public void disarm() {
    armed = Optional.empty();
  }

  void beforeKept(List<Durable> durables) {
    if (armed.isPresent()
        && armed.get() instanceof BeforeKept(Phase phase)
        && enters(durables, phase)) {
      pull();
    }
  }

  void afterKept(List<Durable> durables) {
    if (armed.isPresent()
        && armed.get() instanceof AfterKept(Phase phase)
        && enters(durables, phase)) {
      pull();
    }
  }

  void afterSent() {
    if (armed.isPresent() && armed.get() instanceof AfterSent) {
      pull();
    }
  }

  private static boolean enters(List<Durable> durables, Phase phase) {
    return durables.stream()
        .anyMatch(
            d -> d instanceof Durable.SwitchoverKept kept && kept.switchover().phase() == phase);
  }

  private void pull() {
    disarm();
    death.run();
    throw new ProcessKilled();
  }
}
