// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Seeded worlds, each with its own configuration and schedule of faults; every invariant is
/// checked after each. `-Dwayout.seeds=N` plays N of them, `-Dwayout.seed=S` one.
class SeedsSimTest {
  private static final long SEEDS = Long.getLong("wayout.seeds", 2_000);
  private static final int REPORTS_MAX = 3;

  @Test
  void everySeed_keepsEveryInvariant() {
    Long only = Long.getLong("wayout.seed");
    LongStream seeds = only == null ? LongStream.range(0, SEEDS) : LongStream.of(only);
    List<Outcome> broken =
        seeds.parallel().mapToObj(Simulation::run).filter(o -> !o.violations().isEmpty()).toList();
    assertThat(broken).as(() -> text(broken)).isEmpty();
  }

  private static String text(List<Outcome> broken) {
    StringBuilder text = new StringBuilder(broken.size() + " seeds broke an invariant:");
    broken.forEach(
        o -> text.append("\n").append(o.schedule().name()).append(" ").append(o.violations()));
    broken.stream().limit(REPORTS_MAX).forEach(o -> text.append("\n\n").append(o.report()));
    return text.toString();
  }
}
