// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sign;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The moment of a signature, in the forms that vendors want; always UTC and whole seconds.
public final class SignedTime {
  private static final DateTimeFormatter EXTENDED = form("yyyy-MM-dd'T'HH:mm:ss'Z'");
  private static final DateTimeFormatter BASIC = form("yyyyMMdd'T'HHmmss'Z'");
  private static final DateTimeFormatter DAY = form("yyyy-MM-dd");
  private static final DateTimeFormatter BASIC_DAY = form("yyyyMMdd");

  private SignedTime() {}

  /// @return e.g. `2026-01-15T08:30:00Z`
  public static String extended(Instant moment) {
    return EXTENDED.format(moment);
  }

  /// @return e.g. `20260115T083000Z`
  public static String basic(Instant moment) {
    return BASIC.format(moment);
  }

  /// @return e.g. `2026-01-15`
  public static String day(Instant moment) {
    return DAY.format(moment);
  }

  /// @return e.g. `20260115`
  public static String basicDay(Instant moment) {
    return BASIC_DAY.format(moment);
  }

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
