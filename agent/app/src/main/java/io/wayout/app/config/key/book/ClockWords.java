// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key.book;

import io.wayout.app.config.key.KeyType;
import io.wayout.app.config.key.Reading;
import io.wayout.app.config.key.Reading.Bad;
import io.wayout.app.config.key.Reading.Good;
import io.wayout.app.config.key.Times;
import io.wayout.app.config.key.Value;
import io.wayout.app.config.key.Words;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Times of day, time zones, and durations that a parameter may give.
public final class ClockWords {
  /// `08:00`, up to `24:00`.
  public static final KeyType TIME_OF_DAY =
      Words.word(
          "time of day",
          "a time of day such as 08:00",
          Map.of("type", "string", "pattern", "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"),
          ClockWords::timeOfDay);

  /// A zone of the tz database.
  public static final KeyType ZONE =
      Words.word(
          "time zone",
          "a time zone such as Asia/Shanghai",
          Map.of("type", "string"),
          text -> {
            try {
              return new Good(new Value.Text(ZoneId.of(text).getId()));
            } catch (DateTimeException unknown) {
              return new Bad("'" + text + "' is no time zone", "write it as Asia/Shanghai or UTC");
            }
          });

  /// A duration, or the parameter that holds it.
  public static final KeyType SPAN =
      Words.word(
          "duration",
          "a duration such as 10m, or a parameter such as ${wait}",
          Map.of("type", List.of("string", "integer")),
          ClockWords::span);

  private ClockWords() {}

  private static Reading timeOfDay(String text) {
    return text.matches("([01]\\d|2[0-3]):[0-5]\\d|24:00")
        ? new Good(new Value.Text(text))
        : new Bad("'" + text + "' is no time of day", "write it as 08:00, in quotes");
  }

  private static Reading span(String text) {
    boolean isParameter = text.matches("\\$\\{[A-Za-z0-9][A-Za-z0-9._-]{0,62}}");
    return isParameter || Times.parse(text).isPresent()
        ? new Good(new Value.Text(text))
        : new Bad(
            "'" + text + "' is neither a duration nor a parameter",
            "write a number and a unit, as in 10m, or ${NAME}");
  }
}
