// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.sim.time.VirtualTime;
import java.time.Duration;
import java.util.function.Function;

/// One thing that can be wrong for a while. Where faults overlap, the latest one counts.
///
/// Confined to the simulation's one thread.
public final class Dial<T> {
  private final VirtualTime time;
  private final History history;
  private final T calm;
  private final Function<T, Fact> fact;
  private T now;
  private long turns;

  Dial(VirtualTime time, History history, T calm, Function<T, Fact> fact) {
    this.time = time;
    this.history = history;
    this.calm = calm;
    this.fact = fact;
    this.now = calm;
  }

  public T now() {
    return now;
  }

  /// Sets it, and lets it go back by itself unless someone turns it again before.
  public void turn(T value, Duration length) {
    set(value);
    long mine = turns;
    time.at(
        time.now().plus(length),
        () -> {
          if (mine == turns) {
            calm();
          }
        });
  }

  /// All is well again.
  public void calm() {
    set(calm);
  }

  private void set(T value) {
    turns++;
    if (!value.equals(now)) {
      now = value;
      history.add(fact.apply(value));
    }
  }
}
