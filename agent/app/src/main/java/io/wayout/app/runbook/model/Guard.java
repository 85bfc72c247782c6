// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What must hold before the first step of a run.
public sealed interface Guard {

  /// @param domain empty: every domain that has such a target
  record Healthy(String target, Optional<String> domain) implements Guard {}

  record NotFrozen(Where where) implements Guard {}

  /// The audit's cell is not stuck for any domain.
  ///
  /// @param plane `control`, `data`, `targets` or `everything`
  record WayOut(String vendor, String plane) implements Guard {}

  record DrillFresh(Duration age) implements Guard {}

  /// @param fromMinute of the day
  /// @param toMinute of the day, up to 1440; not after `fromMinute`: of the next day
  record Window(Set<DayOfWeek> days, int fromMinute, int toMinute, ZoneId zone) implements Guard {
    public Window {
      days = Set.copyOf(days);
    }
  }

  /// The same with a value for each parameter.
  default Guard filled(UnaryOperator<String> fill) {
    return switch (this) {
      case Healthy(var target, var domain) -> new Healthy(fill.apply(target), domain.map(fill));
      case NotFrozen(var where) -> new NotFrozen(where.filled(fill));
      case WayOut(var vendor, var plane) -> new WayOut(fill.apply(vendor), plane);
      case DrillFresh _, Window _ -> this;
    };
  }
}
