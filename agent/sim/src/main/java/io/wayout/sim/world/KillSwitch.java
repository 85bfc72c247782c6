// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.fold.Durable;
import io.wayout.core.switchover.Phase;
import io.wayout.sim.time.ProcessKilled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Strikes at a chosen point of the agent's work: with SIGKILL, at every journal step (I65), or
/// with whatever else goes wrong at the worst moment.
///
/// Confined to the simulation's one thread.
public final class KillSwitch {
  /// Where.
  public sealed interface Point {}

  /// Right before a switchover's phase becomes durable.
  public record BeforeKept(Phase phase) implements Point {}

  /// While it becomes durable: afterwards it is, or is not.
  public record WhileKept(Phase phase) implements Point {}

  /// Right after it became durable, before anything follows from it.
  public record AfterKept(Phase phase) implements Point {}

  /// Right before the first byte of a change, after the last look at whether it may be sent.
  public record BeforeSent() implements Point {}

  /// Right after a change was sent; it takes effect all the same.
  public record AfterSent() implements Point {}

  /// What follows when the agent comes by.
  private record Trap(Point point, Runnable strike) {}

  private Optional<Point> armed = Optional.empty();
  private final List<Trap> traps = new ArrayList<>();
  private Runnable death = () -> {};

  /// @param newDeath ends the incarnation that lives now
  public void connect(Runnable newDeath) {
    this.death = newDeath;
  }

  /// SIGKILL, once.
  public void arm(Point point) {
    armed = Optional.of(point);
  }

  /// Something else, once. It must not touch the agent's loop at once.
  public void trap(Point point, Runnable strike) {
    traps.add(new Trap(point, strike));
  }

  public void disarm() {
    armed = Optional.empty();
    traps.clear();
  }

  void beforeKept(List<Durable> durables) {
    reached(p -> p instanceof BeforeKept(Phase phase) && enters(durables, phase));
  }

  /// Does the process die while this is being kept?
  boolean isTorn(List<Durable> durables) {
    return armed
        .filter(p -> p instanceof WhileKept(Phase phase) && enters(durables, phase))
        .isPresent();
  }

  void afterKept(List<Durable> durables) {
    reached(p ->
        switch (p) {
          case AfterKept(Phase phase) -> enters(durables, phase);
          case WhileKept(Phase phase) -> enters(durables, phase);
          case BeforeKept _, BeforeSent _, AfterSent _ -> false;
        });
  }

  void beforeSent() {
    reached(p -> p instanceof BeforeSent);
  }

  void afterSent() {
    reached(p -> p instanceof AfterSent);
  }

  private void reached(Predicate<Point> here) {
    for (Trap trap : traps.stream().filter(t -> here.test(t.point())).toList()) {
      traps.remove(trap);
      trap.strike().run();
    }
    if (armed.filter(here).isPresent()) {
      armed = Optional.empty();
      death.run();
      throw new ProcessKilled();
    }
  }

  private static boolean enters(List<Durable> durables, Phase phase) {
    return durables.stream()
        .anyMatch(
            d -> d instanceof Durable.SwitchoverKept kept && kept.switchover().phase() == phase);
  }
}
