// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Durable;
import io.wayout.core.switchover.Cause;
import io.wayout.sim.fault.Fault;
import io.wayout.sim.fault.FaultDice;
import io.wayout.sim.fault.Schedule;
import io.wayout.sim.fault.Timed;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.TargetState;
import io.wayout.sim.world.Topologies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// A schedule that goes wrong is cut down to what matters.
class ShrinkerSimTest {
  private static final Duration TROUBLE = Duration.ofMinutes(4);
  private static final String PRIMARY = Topologies.host("shop", 0);

  /// Planted: "nothing is ever moved while an API rejects valid keys" is no invariant of ours, so
  /// two faults together break it, and everything else is noise.
  @Test
  void plantedViolationAmongTwentyFaults_shrinksToThoseThatMatter() {
    var topology = Topologies.shops(2, 2);
    List<Timed> faults = new ArrayList<>();
    SplittableRandom dice = new SplittableRandom(8);
    while (faults.size() < 20) {
      faults.addAll(new FaultDice(topology, dice.split()).roll(TROUBLE));
    }
    List<Timed> all = new ArrayList<>(faults.subList(0, 20));
    all.add(Timed.at(20, new Fault.Api(Topologies.ALI, ApiState.DENYING, TROUBLE)));
    all.add(Timed.at(60, new Fault.Target(PRIMARY, TargetState.REFUSING, TROUBLE)));
    Schedule planted = new Schedule("planted", topology, 42, all, TROUBLE, Duration.ofMinutes(4));
    assertThat(isPlanted().test(Simulation.run(planted))).isTrue();
    Shrinker shrinker = new Shrinker(isPlanted(), 150);

    Schedule small = shrinker.shrink(planted);

    assertThat(small.faults()).as(small.text()).hasSizeLessThanOrEqualTo(3);
    assertThat(isPlanted().test(Simulation.run(small))).isTrue();
    assertThat(small.text()).contains("state=DENYING").contains("healed after");
  }

  private static Predicate<Outcome> isPlanted() {
    return outcome -> {
      boolean isDenied = false;
      for (var happening : outcome.history()) {
        if (happening.fact() instanceof Fact.ApiTurned(String account, ApiState state)
            && account.equals(Topologies.ALI)) {
          isDenied = state == ApiState.DENYING;
        }
        if (isDenied
            && happening.fact() instanceof Fact.Kept(var durables)
            && isFailover(durables)) {
          return true;
        }
      }
      return false;
    };
  }

  private static boolean isFailover(List<Durable> durables) {
    return durables.stream()
        .anyMatch(d -> d instanceof Durable.SwitchoverKept(var s) && s.cause() == Cause.FAILOVER);
  }
}
