// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.runbook;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.runbook.model.Guard;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads guards. Used once.
final class GuardReader {
  private static final int MINUTES_PER_HOUR = 60;
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private final Problems problems;

  GuardReader(Problems problems) {
    this.problems = problems;
  }

  /// Empty if it is broken; that is reported.
  Optional<Guard> guard(Form form) {
    if (form.fields().size() != 1) {
      problems.add(
          ProblemCode.CONFLICTING_KEYS,
          form.spot(),
          form.path(),
          "a guard needs exactly one of " + String.join(", ", names(form)),
          form.fields().isEmpty() ? "add one" : "make one guard of each");
      return Optional.empty();
    }
    return switch (form.fields().keySet().iterator().next()) {
      case "healthy" -> form.part("healthy").flatMap(GuardReader::healthy);
      case "not-frozen" ->
          form.part("not-frozen").flatMap(f -> Scopes.where(f, problems)).map(Guard.NotFrozen::new);
      case "way-out" ->
          form.part("way-out")
              .flatMap(f ->
                  f.text("vendor")
                      .map(v -> new Guard.WayOut(v, f.text("plane").orElse("everything"))));
      case "drill-fresh" -> form.time("drill-fresh").map(Guard.DrillFresh::new);
      default -> form.part("window").map(GuardReader::window);
    };
  }

  private static List<String> names(Form form) {
    return form.group().keys().stream().map(k -> k.name()).toList();
  }

  private static Optional<Guard> healthy(Form form) {
    return form.text("target").map(t -> new Guard.Healthy(t, form.text("domain")));
  }

  private static Guard window(Form form) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    form.items("days").stream()
        .map(Field::text)
        .flatMap(Optional::stream)
        .forEach(day -> days.add(DayOfWeek.of(DAYS.indexOf(day) + 1)));
    return new Guard.Window(
        days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
        minute(form.text("from").orElse("00:00")),
        minute(form.text("to").orElse("24:00")),
        ZoneId.of(form.text("zone").orElse("UTC")));
  }

  private static int minute(String time) {
    int colon = time.indexOf(':');
    return Integer.parseInt(time.substring(0, colon)) * MINUTES_PER_HOUR
        + Integer.parseInt(time.substring(colon + 1));
  }
}
