// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Times as cron writes them: minute, hour, day of the month, month, day of the week, each `*`, a
/// number, a range, a list, or any of these with `/step`. A day must match both day fields if both
/// are written; a time that a clock change skips does not come, and one that it repeats comes once.
/// Immutable.
public final class CronTimes {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final int FIELDS = 5;
  private static final int SUNDAY_AGAIN = 7;
  private static final int DAYS_AHEAD_MAX = 366 * 5;

  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet days;
  private final BitSet months;
  private final BitSet weekdays;

  private CronTimes(List<BitSet> fields) {
    minutes = fields.get(0);
    hours = fields.get(1);
    days = fields.get(2);
    months = fields.get(3);
    weekdays = fields.get(4);
  }

  /// @throws IllegalArgumentException if the text is not five such fields; the message says which
  public static CronTimes of(String text) {
    String[] fields = text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("'" + text + "' has not five fields");
    }
    BitSet weekdays = field(fields[4], 0, SUNDAY_AGAIN, DAYS);
    if (weekdays.get(SUNDAY_AGAIN)) {
      weekdays.set(0);
    }
    return new CronTimes(
        List.of(
            field(fields[0], 0, 59, List.of()),
            field(fields[1], 0, 23, List.of()),
            field(fields[2], 1, 31, List.of()),
            field(fields[3], 1, 12, MONTHS),
            weekdays));
  }

  /// The first such time after an instant; empty if there is none within five years.
  public Optional<Instant> after(Instant instant, ZoneId zone) {
    ZonedDateTime start = instant.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    for (int ahead = 0; ahead <= DAYS_AHEAD_MAX; ahead++) {
      ZonedDateTime day = start.toLocalDate().plusDays(ahead).atStartOfDay(zone);
      if (isDay(day)) {
        Optional<Instant> found = onDay(day, ahead == 0 ? start : day);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private boolean isDay(ZonedDateTime day) {
    return months.get(day.getMonthValue())
        && days.get(day.getDayOfMonth())
        && weekdays.get(day.getDayOfWeek().getValue() % 7);
  }

  private Optional<Instant> onDay(ZonedDateTime day, ZonedDateTime from) {
    for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
      for (int minute = minutes.nextSetBit(0);
          minute >= 0;
          minute = minutes.nextSetBit(minute + 1)) {
        ZonedDateTime at = day.toLocalDate().atTime(hour, minute).atZone(day.getZone());
        boolean isThere = at.getHour() == hour && at.getMinute() == minute;
        if (isThere && !at.isBefore(from)) {
          return Optional.of(at.toInstant());
        }
      }
    }
    return Optional.empty();
  }

  private static BitSet field(String text, int min, int max, List<String> names) {
    BitSet set = new BitSet();
    for (String part : text.split(",", -1)) {
      int slash = part.indexOf('/');
      int step = slash < 0 ? 1 : number(part.substring(slash + 1), 1, max, List.of(), text);
      String range = slash < 0 ? part : part.substring(0, slash);
      int dash = range.indexOf('-');
      boolean isAll = range.equals("*");
      int first =
          isAll ? min : number(dash < 0 ? range : range.substring(0, dash), min, max, names, text);
      int single = slash < 0 ? first : max;
      int last =
          isAll
              ? max
              : dash < 0 ? single : number(range.substring(dash + 1), min, max, names, text);
      if (last < first) {
        throw new IllegalArgumentException("'" + part + "' ends before it starts");
      }
      for (int value = first; value <= last; value += step) {
        set.set(value);
      }
    }
    return set;
  }

  private static int number(String text, int min, int max, List<String> names, String field) {
    int named = names.indexOf(text);
    if (named >= 0) {
      return named + (names.size() == DAYS.size() ? 0 : 1);
    }
    boolean isNumber = text.matches("\\d{1,4}");
    if (!isNumber || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
      throw new IllegalArgumentException(
          "'" + field + "' is no field of a time: each value is " + min + " to " + max);
    }
    return Integer.parseInt(text);
  }
}
