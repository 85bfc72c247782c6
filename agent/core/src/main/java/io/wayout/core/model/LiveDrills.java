// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which domains may be moved for a rehearsal, and when (H13).
///
/// @param domains empty: none
/// @param windows empty: at any time
/// @param stay how long a domain stays at the other target, if nobody says otherwise
public record LiveDrills(Set<DnsName> domains, List<Window> windows, Duration stay) {
  private static final Duration STAY = Duration.ofMinutes(2);

  public LiveDrills {
    domains = Set.copyOf(domains);
    windows = List.copyOf(windows);
  }

  /// None are allowed.
  public static LiveDrills none() {
    return new LiveDrills(Set.of(), List.of(), STAY);
  }

  public boolean isOpen(Instant now) {
    return windows.isEmpty() || windows.stream().anyMatch(w -> w.contains(now));
  }

  /// The windows, for people.
  public String times() {
    return windows.stream().map(Window::toString).collect(Collectors.joining("; "));
  }

  /// Times of the week at which something is allowed.
  ///
  /// @param days on which it begins; 1 or more
  /// @param from inclusive
  /// @param until exclusive; if it is not after `from`, the next day's
  /// @param zone whose clock counts
  public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) {
    public Window {
      if (days.isEmpty()) {
        throw new IllegalArgumentException("a window needs a day");
      }
      days = Set.copyOf(days);
    }

    private static final Pattern TEXT =
        Pattern.compile(
            "(?<days>daily|[A-Za-z]{3}(-[A-Za-z]{3})?(,[A-Za-z]{3}(-[A-Za-z]{3})?)*)"
                + " +(?<from>\\d{2}:\\d{2})-(?<until>\\d{2}:\\d{2})( +(?<zone>\\S+))?");

    /// Reads `Mon-Fri 10:00-16:00 Asia/Shanghai`, `Sat,Sun 08:30-12:00` (UTC) or `daily …`; empty
    /// if the text is no window.
    public static Optional<Window> parse(String text) {
      Matcher matcher = TEXT.matcher(text.strip());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String zone = matcher.group("zone");
      try {
        return Optional.of(
            new Window(
                days(matcher.group("days")),
                LocalTime.parse(matcher.group("from")),
                LocalTime.parse(matcher.group("until")),
                ZoneId.of(zone == null ? "UTC" : zone)));
      } catch (DateTimeException unknown) {
        return Optional.empty();
      }
    }

    private static Set<DayOfWeek> days(String text) {
      if (text.equals("daily")) {
        return Set.of(DayOfWeek.values());
      }
      Set<DayOfWeek> days = new TreeSet<>();
      for (String part : text.split(",", -1)) {
        DayOfWeek last = day(part.substring(part.length() - 3));
        for (DayOfWeek day = day(part.substring(0, 3)); day != last; day = day.plus(1)) {
          days.add(day);
        }
        days.add(last);
      }
      return days;
    }

    private static DayOfWeek day(String text) {
      return Arrays.stream(DayOfWeek.values())
          .filter(d -> d.name().startsWith(text.toUpperCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() -> new DateTimeException("there is no day " + text));
    }

    public boolean contains(Instant now) {
      ZonedDateTime local = now.atZone(zone);
      LocalTime time = local.toLocalTime();
      boolean isToday = days.contains(local.getDayOfWeek());
      if (from.isBefore(until)) {
        return isToday && !time.isBefore(from) && time.isBefore(until);
      }
      boolean isSinceYesterday = days.contains(local.getDayOfWeek().minus(1));
      return (isToday && !time.isBefore(from)) || (isSinceYesterday && time.isBefore(until));
    }

    /// As a configuration writes it, e.g. `MON,TUE 10:00-16:00 Asia/Shanghai`.
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      for (DayOfWeek day : new TreeSet<>(days)) {
        text.append(text.isEmpty() ? "" : ",").append(day.name(), 0, 3);
      }
      return text + " " + from + "-" + until + " " + zone;
    }
  }
}
