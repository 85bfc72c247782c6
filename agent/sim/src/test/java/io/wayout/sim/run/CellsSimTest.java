// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.sim.fault.Schedules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each cell of the fault matrix that the simulated world can play, by its id: every invariant
/// holds and everybody is well again afterwards.
class CellsSimTest {
  static List<String> cells() {
    return Schedules.cells();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void cell_keepsEveryInvariant(String id) {
    Outcome outcome = Simulation.run(Schedules.cell(id));

    assertThat(outcome.violations()).as(outcome::report).isEmpty();
  }
}
