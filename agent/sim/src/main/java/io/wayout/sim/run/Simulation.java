// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import io.wayout.sim.check.Court;
import io.wayout.sim.fault.Schedule;
import io.wayout.sim.fault.Schedules;
import io.wayout.sim.fault.Timed;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;

/// Plays a schedule: faults, a quiet time after them, and the verdict.
public final class Simulation {
  /// How long after the last fault all is healed by force.
  private static final Duration AFTERMATH = Duration.ofMinutes(2);

  private static final Duration LOOK = Duration.ofSeconds(30);

  /// Longer than every wait of the simulated policies.
  private static final Duration CALM = Duration.ofMinutes(5);

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
    settle(stage, schedule.quiet());
    stage.world().history().add(new Fact.Noted("the end"));
    var history = stage.world().history().all();
    return new Outcome(schedule, history, Court.judge(schedule.topology(), history));
  }

  /// Until nothing was kept for long, because then nothing will be any more; at most so long.
  private static void settle(Stage stage, Duration quiet) {
    Instant end = stage.world().time().now().plus(quiet);
    while (stage.world().time().now().isBefore(end)) {
      Duration left = Duration.between(stage.world().time().now(), end);
      stage.pass(left.compareTo(LOOK) < 0 ? left : LOOK);
      Instant calm = stage.world().time().now().minus(CALM);
      if (stage.world().history().lastKept().isBefore(calm) && !isAvoiding(stage)) {
        return;
      }
    }
  }

  /// Does the agent let a record alone for a while, so that something may follow from that?
  private static boolean isAvoiding(Stage stage) {
    Instant now = stage.agentNow().minus(CALM);
    return stage.state().rejections().values().stream().anyMatch(r -> r.until().isAfter(now));
  }
}
