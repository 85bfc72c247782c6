// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import io.wayout.sim.check.Court;
import io.wayout.sim.fault.Schedule;
import io.wayout.sim.fault.Schedules;
import io.wayout.sim.fault.Timed;
import io.wayout.sim.world.Fact;
import java.time.Duration;

/// Plays a schedule: faults, a quiet time after them, and the verdict.
public final class Simulation {
  /// How long after the last fault all is healed by force.
  private static final Duration AFTERMATH = Duration.ofMinutes(2);

  private Simulation() {}

  /// Deterministic: the same seed gives the same outcome, to the byte.
  public static Outcome run(long seed) {
    return run(Schedules.random(seed));
  }

  /// Deterministic, too.
  public static Outcome run(Schedule schedule) {
    Stage stage = new Stage(schedule.topology(), schedule.seed());
    for (Timed timed : schedule.faults()) {
      stage.inject(timed.after(), timed.fault());
    }
    stage.pass(schedule.trouble().plus(AFTERMATH));
    stage.world().heal();
    stage.pass(schedule.quiet());
    stage.world().history().add(new Fact.Noted("the end"));
    var history = stage.world().history().all();
    return new Outcome(schedule, history, Court.judge(schedule.topology(), history));
  }
}
