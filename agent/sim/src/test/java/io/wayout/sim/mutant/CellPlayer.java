// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import io.wayout.sim.check.Violation;
import io.wayout.sim.fault.Schedule;
import io.wayout.sim.fault.Schedules;
import io.wayout.sim.run.Simulation;
import java.util.List;
import java.util.function.Function;

/// Plays a cell, or a seed where the name is a number, and says which invariants were broken. Also
/// the only thing that is called in a mutant's own class loader.
public final class CellPlayer implements Function<String, List<String>> {
  @Override
  public List<String> apply(String name) {
    Schedule schedule =
        name.matches("\\d+") ? Schedules.random(Long.parseLong(name)) : Cells.all().get(name);
    return Simulation.run(schedule).violations().stream().map(Violation::toString).toList();
  }
}
