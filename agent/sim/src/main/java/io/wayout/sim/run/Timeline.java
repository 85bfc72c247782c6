// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import io.wayout.sim.check.Violation;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a history reads: aligned times, who, what; faults are marked with `!`, violations with
/// `>>>`. What repeats itself (polling, probes that see the same again) is left out.
final class Timeline {
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Class<?>> probes = new HashMap<>();
  private final Map<String, Class<?>> checks = new HashMap<>();

  private Timeline() {}

  static Timeline of(List<Happening> history, List<Violation> violations) {
    Timeline timeline = new Timeline();
    List<Violation> left = new ArrayList<>(violations);
    for (Happening happening : history) {
      timeline.violate(left, happening.at());
      if (timeline.isNews(happening.fact())) {
        timeline.lines.add(line(happening));
      }
    }
    timeline.violate(left, Instant.MAX);
    return timeline;
  }

  /// Every line, without any exception.
  static Stream<String> everything(List<Happening> history) {
    return history.stream().map(h -> line(h) + "\n");
  }

  String text() {
    return lines.stream().collect(Collectors.joining("\n"));
  }

  /// A violation is told after everything that happened up to its time.
  private void violate(List<Violation> left, Instant now) {
    List<Violation> due = left.stream().filter(v -> v.at().isBefore(now)).toList();
    left.removeAll(due);
    for (Violation violation : due) {
      lines.add(
          time(violation.at())
              + "  >>> BROKEN  "
              + violation.invariant()
              + ": "
              + violation.text());
    }
  }

  private boolean isNews(Fact fact) {
    return switch (fact) {
      case Fact.Probed probed ->
          !probed.result().getClass().equals(probes.put(probed.host(), probed.result().getClass()));
      case Fact.Checked checked ->
          !checked
              .outcome()
              .getClass()
              .equals(checks.put(checked.account(), checked.outcome().getClass()));
      case Fact.Read _, Fact.Listed _, Fact.Delegated _, Fact.ServerAsked _ -> false;
      case Fact.Sent _, Fact.Answered _, Fact.Withheld _, Fact.Applied _, Fact.Published _ -> true;
      case Fact.Kept _, Fact.NotKept _, Fact.Turned _, Fact.Started _, Fact.Told _ -> true;
      case Fact.Reloaded _, Fact.ReloadRefused _, Fact.Commanded _, Fact.Replied _ -> true;
    };
  }

  private static String line(Happening happening) {
    Lines.Line line = Lines.of(happening.fact());
    return "%s %s %-8s %s"
        .formatted(time(happening.at()), line.isFault() ? " ! " : "   ", line.actor(), line.text());
  }

  private static String time(Instant at) {
    Duration since = Duration.between(Stage.START, at);
    return "%02d:%02d.%03d"
        .formatted(since.toMinutes(), since.toSecondsPart(), since.toMillisPart());
  }
}
