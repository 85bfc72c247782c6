// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wayout.sim.fault.Schedule;
import io.wayout.sim.fault.Schedules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What `deploy/replay NAME` runs: plays one schedule, writes its timeline to `target/replay.txt`,
/// and where an invariant is broken the smallest schedule that still breaks it.
class ReplayTest {
  private static final int RUNS_MAX = 300;

  @Test
  void named_isPlayedAgain() throws IOException {
    String name = System.getProperty("wayout.replay", "");
    assumeTrue(!name.isEmpty(), "-Dwayout.replay names no schedule; see deploy/replay");
    Outcome outcome = Simulation.run(Schedules.named(name));

    Files.writeString(Path.of("target", "replay.txt"), text(outcome));

    assertThat(outcome.violations()).isEmpty();
  }

  private static String text(Outcome outcome) {
    String whole =
        "faults of schedule %s:%n%s%n%n%s%n"
            .formatted(outcome.schedule().name(), outcome.schedule().text(), outcome.report());
    if (outcome.violations().isEmpty()) {
      return whole + "\nevery invariant held; fingerprint " + outcome.digest() + "\n";
    }
    Shrinker shrinker = Shrinker.of(outcome, RUNS_MAX);
    Schedule small = shrinker.shrink(outcome.schedule());
    return whole
        + "%n%n==== cut down to %d of %d faults in %d runs:%n%s%n%n%s%n"
            .formatted(
                small.faults().size(),
                outcome.schedule().faults().size(),
                shrinker.runs(),
                small.text(),
                Simulation.run(small).report());
  }
}
