// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.model.Topology;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// Everything that decides a simulation: the same schedule gives the same history, byte by byte.
///
/// @param name how to play it again: a seed, or a cell of the fault matrix
/// @param seed decides all chance of the world and of the agent
/// @param faults in the order of time
/// @param trouble how long faults last at most
/// @param quiet how long nothing is wrong after them
public record Schedule(
    String name,
    Topology topology,
    long seed,
    List<Timed> faults,
    Duration trouble,
    Duration quiet) {
  public Schedule {
    faults = faults.stream().sorted(Comparator.comparing(Timed::after)).toList();
  }

  /// The same with other faults.
  public Schedule with(List<Timed> others) {
    return new Schedule(name, topology, seed, others, trouble, quiet);
  }

  /// The same that ends otherwise.
  public Schedule lasting(Duration otherTrouble, Duration otherQuiet) {
    return new Schedule(name, topology, seed, faults, otherTrouble, otherQuiet);
  }

  /// One line for each fault, for people.
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Timed timed : faults) {
      text.append(
          "  after %6.1f s  %s%n".formatted(timed.after().toMillis() / 1000.0, timed.fault()));
    }
    return text + "  healed after " + trouble + ", then quiet for " + quiet;
  }
}
