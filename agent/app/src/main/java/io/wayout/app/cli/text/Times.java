// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

import io.wayout.app.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Times as people tell them: how long ago for what is near, date and time for what is not.
///
/// @param now the agent's time, so that two clocks can't disagree
/// @param zone where the reader is
public record Times(Instant now, ZoneId zone) {
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  /// `12s`, `3m 20s`, `5h 3m` or `4d 2h`.
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3_600) {
      return two(seconds / 60, "m", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3_600, "h", seconds % 3_600 / 60, "m");
    }
    return two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
  }

  /// Below ten seconds tenths count.
  public static String precise(Duration duration) {
    return duration.toMillis() < 10_000
        ? String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0)
        : duration(duration);
  }

  /// How long a member's instant is past; empty where there is none.
  public String ago(Json value, String name) {
    return instant(value, name).map(at -> duration(Duration.between(at, now))).orElse("");
  }

  /// How far a member's instant is ahead; empty where there is none.
  public String ahead(Json value, String name) {
    return instant(value, name).map(at -> duration(Duration.between(now, at))).orElse("");
  }

  public String full(Json value, String name) {
    return instant(value, name).map(at -> FULL.format(at.atZone(zone))).orElse("");
  }

  public String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }

  private static Optional<Instant> instant(Json value, String name) {
    return value.instant(name);
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + bigUnit : big + bigUnit + " " + small + smallUnit;
  }
}
