// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite.desk;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/// How single values look in a column.
final class Columns {
  private static final DateTimeFormatter FIXED_WIDTH =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private Columns() {}

  /// Sorts as time does.
  static String text(Instant instant) {
    return FIXED_WIDTH.format(instant);
  }
}
