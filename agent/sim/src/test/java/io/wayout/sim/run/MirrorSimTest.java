// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Durable;
import io.wayout.core.plan.Plan;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.fault.Schedules;
import io.wayout.sim.world.Fact;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Mirrored links of which one account is ill, and canaries: `-Dwayout.mirror.seeds=N` plays more.
class MirrorSimTest {
  private static final long SEEDS = Long.getLong("wayout.mirror.seeds", 150);

  @Test
  void everySeed_keepsEveryInvariantAndMovesInPart() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    List<Outcome> broken =
        LongStream.range(0, SEEDS)
            .parallel()
            .mapToObj(seed -> Simulation.run(Schedules.mirrored(seed)))
            .peek(o -> o.history().forEach(h -> note(h.fact(), seen)))
            .filter(o -> !o.violations().isEmpty())
            .toList();

    assertThat(broken).as(() -> text(broken)).isEmpty();
    assertThat(seen).contains("partial", "completed", "OURS", "OTHER", "CLAIMED");
  }

  private static void note(Fact fact, Set<String> seen) {
    if (fact instanceof Fact.Kept(var durables)) {
      for (Durable durable : durables) {
        if (durable instanceof Durable.SwitchoverKept(Switchover s)) {
          note(s, seen);
        }
        if (durable instanceof Durable.OwnershipKept(var ownership)) {
          seen.add(ownership.holder().name());
        }
      }
    }
  }

  private static void note(Switchover s, Set<String> seen) {
    if (s.plan().shape() == Plan.Shape.PARTIAL) {
      seen.add("partial");
    }
    if (s.cause() == Cause.COMPLETION && s.servedAt().isPresent()) {
      seen.add("completed");
    }
  }

  private static String text(List<Outcome> broken) {
    StringBuilder text = new StringBuilder(broken.size() + " seeds broke an invariant:");
    broken.forEach(
        o -> text.append("\n").append(o.schedule().name()).append(" ").append(o.violations()));
    broken.stream().limit(1).forEach(o -> text.append("\n\n").append(o.report()));
    return text.toString();
  }
}
