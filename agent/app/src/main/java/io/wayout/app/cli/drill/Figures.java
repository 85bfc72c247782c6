// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.drill;

import io.wayout.app.cli.text.Times;
import io.wayout.app.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Figures of drills, as text and page show them.
final class Figures {
  private Figures() {}

  /// E.g. `+01:02:03` since the start.
  static String clock(long millis) {
    Duration since = Duration.ofMillis(millis);
    return String.format(
        Locale.ROOT,
        "+%02d:%02d:%02d",
        since.toHours(),
        since.toMinutesPart(),
        since.toSecondsPart());
  }

  /// What users of a domain missed: of all users on average.
  static Duration average(Json loss) {
    return Duration.ofMillis(loss.number("averageMillis"));
  }

  /// The same over domains.
  static Duration average(List<Json> domains, String which) {
    long sum = domains.stream().mapToLong(d -> average(d.get(which)).toMillis()).sum();
    return Duration.ofMillis(domains.isEmpty() ? 0 : sum / domains.size());
  }

  static String duration(Duration duration) {
    return duration.isZero() ? "none" : Times.precise(duration);
  }

  static long count(Json drill, String fate) {
    return drill.list("domains").stream().filter(d -> d.text("fate").equals(fate)).count();
  }

  /// E.g. `12 invariants held`, or which did not.
  static String findings(Json drill, String kind) {
    List<Json> all =
        drill.list("findings").stream().filter(f -> f.text("kind").equals(kind)).toList();
    long broken = all.stream().filter(f -> !f.isTrue("isKept")).count();
    return broken == 0
        ? all.size() + " " + kind + "s held"
        : broken + " of " + all.size() + " " + kind + "s broken";
  }

  /// Who plays which role.
  static String player(Json player) {
    String vendor = player.has("vendor") ? player.text("vendor") : "nobody";
    return player.text("role") + ": " + vendor + " (" + player.text("why") + ")";
  }
}
