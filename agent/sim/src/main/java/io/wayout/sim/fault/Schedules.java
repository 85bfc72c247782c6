// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.model.Topology;
import io.wayout.sim.world.Topologies;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// All schedules that can be named: one for each seed.
public final class Schedules {
  /// How long faults strike.
  public static final Duration TROUBLE = Duration.ofMinutes(8);

  /// How long nothing is wrong after them.
  public static final Duration QUIET = Duration.ofMinutes(14);

  private Schedules() {}

  /// A configuration and its faults, rolled with a seed.
  public static Schedule random(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    Topology topology = Topologies.random(dice.split());
    long chance = dice.nextLong();
    List<Timed> faults = new FaultDice(topology, dice.split()).roll(TROUBLE);
    return new Schedule(Long.toString(seed), topology, chance, faults, TROUBLE, QUIET);
  }
}
