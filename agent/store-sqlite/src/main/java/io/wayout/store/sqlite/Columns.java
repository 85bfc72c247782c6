// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How single values look in a column, both ways; the schema file says the same in words.
public final class Columns {
  private static final DateTimeFormatter FIXED_WIDTH =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private Columns() {}

  /// UTC text of fixed width, to the nanosecond.
  public static String text(Instant instant) {
    return FIXED_WIDTH.format(instant);
  }

  static @Nullable String text(Optional<Instant> instant) {
    return instant.map(Columns::text).orElse(null);
  }

  static String text(RecordData values) {
    return String.join(" ", values.values());
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.parse(row.getString(column));
  }

  static Optional<Instant> maybeInstant(ResultSet row, String column) throws SQLException {
    return maybe(row, column).map(Instant::parse);
  }

  static Optional<String> maybe(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /// Runs a statement that answers nothing, with its parameters in order.
  ///
  /// @return how many rows it changed
  public static int run(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement.executeUpdate();
  }

  static RecordData values(RecordType type, String text) {
    return RecordData.of(type, List.of(text.split(" ")));
  }
}
