// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.key.Reading.Bad;
import io.wayout.app.config.key.Reading.Good;
import io.wayout.core.model.LiveDrills.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations, TTLs and windows: `200ms`, `10s`, `1m30s`, `7d`, `Mon-Fri 10:00-16:00 UTC`.
public final class Times {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final String PATTERN = "^(0|([0-9]{1,9}(ms|s|m|h|d))+)$";
  private static final Duration TTL_MAX = Duration.ofDays(7);

  public static final KeyType TTL =
      Words.word(
          "seconds",
          "a TTL in seconds such as 60",
          Map.of("type", List.of("integer", "string"), "minimum", 0, "maximum", 604_800),
          Times::ttl);

  public static final KeyType FAILBACK =
      Words.word(
          "manual \\| duration",
          "manual, or a duration such as 30m",
          Map.of("type", "string", "pattern", "^(manual|0|([0-9]{1,9}(ms|s|m|h|d))+)$"),
          text ->
              text.equals("manual")
                  ? new Good(new Value.Text(text))
                  : within(text, Duration.ofMinutes(1), Duration.ofDays(30)));

  static final KeyType WINDOW =
      Words.word(
          "window",
          "a window such as Mon-Fri 10:00-16:00 Asia/Shanghai",
          Map.of(
              "type", "string", "pattern", "^[A-Za-z,-]+ +[0-9:]+-[0-9:]+( +[A-Za-z0-9_+/:-]+)?$"),
          text ->
              Window.parse(text).isPresent()
                  ? new Good(new Value.Text(text))
                  : new Bad(
                      "'" + text + "' is no window of the week",
                      "write days, hours and a time zone, as in Mon-Fri 10:00-16:00 Asia/Shanghai"));

  private Times() {}

  /// A duration, both bounds included.
  public static KeyType duration(String min, String max) {
    Duration least = parse(min).orElseThrow();
    Duration most = parse(max).orElseThrow();
    return Words.word(
        "duration",
        "a duration from " + min + " to " + max,
        Map.of("type", List.of("string", "integer"), "pattern", PATTERN, "maximum", 0),
        text -> within(text, least, most));
  }

  private static Reading within(String text, Duration least, Duration most) {
    Optional<Duration> duration = parse(text);
    if (duration.isEmpty()) {
      return new Bad(
          "'" + text + "' is not a duration",
          text.matches("\\d+")
              ? "add the unit: ms, s, m, h or d, as in " + text + "s"
              : "write a number and a unit (ms, s, m, h, d), as in 10s or 1m30s");
    }
    boolean isWithin = duration.get().compareTo(least) >= 0 && duration.get().compareTo(most) <= 0;
    return isWithin
        ? new Good(new Value.Time(duration.get()))
        : new Bad("'" + text + "' is out of range", "use " + shown(least) + " to " + shown(most));
  }

  private static Reading ttl(String text) {
    Optional<Duration> time = parse(text.matches("\\d{1,9}") ? text + "s" : text);
    boolean isUsable =
        time.isPresent() && time.get().toMillisPart() == 0 && time.get().compareTo(TTL_MAX) <= 0;
    return isUsable
        ? new Good(new Value.Count((int) time.get().toSeconds()))
        : new Bad(
            "'" + text + "' is not a TTL from 0 to 604800 seconds",
            "write whole seconds, as in 60");
  }

  /// The duration that the text is, e.g. `1m30s`; empty if it is none.
  public static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher matcher = PART.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      sum = sum.plus(one(Long.parseLong(matcher.group(1)), matcher.group(2)));
      end = matcher.end();
    }
    return end == 0 || end < text.length() ? Optional.empty() : Optional.of(sum);
  }

  private static Duration one(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /// A duration as a configuration writes it, e.g. `1m30s`; exact to the millisecond.
  public static String shown(Duration duration) {
    String text =
        part(duration.toDaysPart(), "d")
            + part(duration.toHoursPart(), "h")
            + part(duration.toMinutesPart(), "m")
            + part(duration.toSecondsPart(), "s")
            + part(duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text;
  }

  private static String part(long amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}
