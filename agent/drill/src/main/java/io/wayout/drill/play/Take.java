// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.play;

import io.wayout.drill.cast.Cast;
import io.wayout.drill.cast.Twin;
import io.wayout.drill.script.Scenario;
import io.wayout.sim.check.Violation;
import io.wayout.sim.world.Happening;
import java.time.Instant;
import java.util.List;

/// A scenario that was played to its end.
///
/// @param start when the scenario began, in virtual time; before it all was well
/// @param healed from when on nothing was wrong any more
/// @param end of the quiet time after that
/// @param history everything that truly happened, from before the start
/// @param violations of invariants; empty if all held
public record Take(
    Scenario scenario,
    Twin twin,
    Cast cast,
    long seed,
    Instant start,
    Instant healed,
    Instant end,
    List<Happening> history,
    List<Violation> violations) {
  public Take {
    history = List.copyOf(history);
    violations = List.copyOf(violations);
  }
}
