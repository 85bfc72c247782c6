// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Durable;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.sim.fault.Schedules;
import io.wayout.sim.world.Fact;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Live drills at the worst moments: `-Dwayout.live.seeds=N` plays more of them.
class LiveDrillSimTest {
  private static final long SEEDS = Long.getLong("wayout.live.seeds", 150);

  @Test
  void everySeed_keepsEveryInvariantAndEveryPhaseIsReached() {
    Map<Rehearsal.Phase, AtomicLong> ends = new ConcurrentHashMap<>();
    List<Outcome> broken =
        LongStream.range(0, SEEDS)
            .parallel()
            .mapToObj(seed -> Simulation.run(Schedules.live(seed)))
            .peek(o -> count(o, ends))
            .filter(o -> !o.violations().isEmpty())
            .toList();

    assertThat(broken).as(() -> text(broken)).isEmpty();
    assertThat(ends.keySet()).contains(Rehearsal.Phase.values());
  }

  private static void count(Outcome outcome, Map<Rehearsal.Phase, AtomicLong> ends) {
    outcome
        .history()
        .forEach(h -> {
          if (h.fact() instanceof Fact.Kept(var durables)) {
            for (Durable durable : durables) {
              if (durable instanceof Durable.RehearsalKept(var drill)) {
                ends.computeIfAbsent(drill.phase(), _ -> new AtomicLong()).incrementAndGet();
              }
            }
          }
        });
  }

  private static String text(List<Outcome> broken) {
    StringBuilder text = new StringBuilder(broken.size() + " seeds broke an invariant:");
    broken.forEach(
        o -> text.append("\n").append(o.schedule().name()).append(" ").append(o.violations()));
    broken.stream().limit(1).forEach(o -> text.append("\n\n").append(o.report()));
    return text.toString();
  }
}
