// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import io.wayout.sim.fault.Schedule;
import io.wayout.sim.fault.Shorter;
import io.wayout.sim.fault.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Cuts a schedule that goes wrong down to what is needed for that: removes faults, ends it sooner,
/// and shortens faults, as long as it still goes wrong in the same way (delta debugging).
///
/// Confined to one thread; deterministic.
public final class Shrinker {
  private final Predicate<Outcome> isBroken;
  private final int runsMax;
  private int runs;

  /// @param isBroken what must stay true, e.g. that the same invariant is broken
  /// @param runsMax how often to play at most
  public Shrinker(Predicate<Outcome> isBroken, int runsMax) {
    this.isBroken = isBroken;
    this.runsMax = runsMax;
  }

  /// Keeps the first invariant that an outcome breaks broken.
  ///
  /// @param broken an outcome with a violation
  public static Shrinker of(Outcome broken, int runsMax) {
    String invariant = broken.violations().getFirst().invariant();
    return new Shrinker(
        o -> o.violations().stream().anyMatch(v -> v.invariant().equals(invariant)), runsMax);
  }

  /// The smallest schedule that was found.
  ///
  /// @param schedule goes wrong
  public Schedule shrink(Schedule schedule) {
    return fewer(shorter(withoutEnd(fewer(schedule))));
  }

  /// How many schedules were played.
  public int runs() {
    return runs;
  }

  /// Removes halves, then quarters, down to single faults.
  private Schedule fewer(Schedule schedule) {
    Schedule best = schedule;
    int size = Math.max(1, best.faults().size() / 2);
    while (true) {
      Schedule before = best;
      for (int from = 0; from < best.faults().size(); ) {
        Optional<Schedule> next = ifBroken(best.with(without(best.faults(), from, size)));
        best = next.orElse(best);
        from += next.isPresent() ? 0 : size;
      }
      if (size == 1 && best.equals(before)) {
        return best;
      }
      size = Math.max(1, size / 2);
    }
  }

  private static List<Timed> without(List<Timed> faults, int from, int size) {
    List<Timed> rest = new ArrayList<>(faults.subList(0, from));
    rest.addAll(faults.subList(Math.min(from + size, faults.size()), faults.size()));
    return rest;
  }

  private Schedule withoutEnd(Schedule schedule) {
    Duration last =
        schedule.faults().isEmpty() ? Duration.ZERO : schedule.faults().getLast().after();
    Schedule best = schedule;
    for (int i = 4; i >= 1; i--) {
      Duration quiet = schedule.quiet().dividedBy(i);
      Optional<Schedule> next = ifBroken(schedule.lasting(last, quiet));
      if (next.isPresent()) {
        return next.get();
      }
    }
    return best;
  }

  private Schedule shorter(Schedule schedule) {
    Schedule best = schedule;
    for (int i = 0; i < best.faults().size(); i++) {
      Optional<Schedule> next = Optional.of(best);
      while (next.isPresent()) {
        best = next.get();
        next = shorter(best, i).flatMap(this::ifBroken);
      }
    }
    return best;
  }

  private static Optional<Schedule> shorter(Schedule schedule, int index) {
    List<Timed> faults = new ArrayList<>(schedule.faults());
    Timed timed = faults.get(index);
    return Shorter.of(timed.fault())
        .map(fault -> {
          faults.set(index, new Timed(timed.after(), fault));
          return schedule.with(faults);
        });
  }

  private Optional<Schedule> ifBroken(Schedule candidate) {
    if (runs >= runsMax) {
      return Optional.empty();
    }
    runs++;
    return isBroken.test(Simulation.run(candidate)) ? Optional.of(candidate) : Optional.empty();
  }
}
