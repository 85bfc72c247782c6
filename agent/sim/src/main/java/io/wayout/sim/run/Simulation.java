// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import io.wayout.core.model.Topology;
import io.wayout.sim.check.Court;
import io.wayout.sim.fault.FaultDice;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Topologies;
import java.time.Duration;
import java.util.SplittableRandom;

/// One seed: a configuration, a schedule of faults, a quiet time after them, and the verdict.
public final class Simulation {
  /// How long faults strike.
  public static final Duration TROUBLE = Duration.ofMinutes(8);

  /// How long nothing is wrong after them.
  public static final Duration QUIET = Duration.ofMinutes(14);

  private Simulation() {}

  /// Deterministic: the same seed gives the same outcome, to the byte.
  public static Outcome run(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    Topology topology = Topologies.random(dice.split());
    Stage stage = new Stage(topology, dice.nextLong());
    for (FaultDice.Timed timed : new FaultDice(topology, dice.split()).roll(TROUBLE)) {
      stage.inject(timed.after(), timed.fault());
    }
    stage.pass(TROUBLE.plusMinutes(2));
    stage.world().heal();
    stage.pass(QUIET);
    stage.world().history().add(new Fact.Noted("the end"));
    var history = stage.world().history().all();
    return new Outcome(seed, topology, history, Court.judge(topology, history));
  }
}
