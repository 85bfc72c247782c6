// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite.desk;

import io.wayout.engine.port.StoreException;
import io.wayout.store.sqlite.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Orders that came with a key of their own, and their answers. Thread-safe.
public final class RepeatRows {
  /// What [Desk#open] has to know.
  public static final Part PART = Part.of("repeat", "repeat-1.sql");

  private static final String KEEP = "INSERT OR REPLACE INTO repeat VALUES (?, ?, ?, ?, ?, ?)";
  private static final String SINCE = "SELECT * FROM repeat WHERE at >= ? ORDER BY at DESC LIMIT ?";

  private final Desk desk;

  public RepeatRows(Desk desk) {
    this.desk = desk;
  }

  /// One order.
  ///
  /// @param digest of the order
  /// @param status of its answer; empty: it had none yet
  /// @param body of its answer, as JSON
  public record Row(
      String actor, String key, String digest, Optional<Integer> status, String body, Instant at) {}

  /// The newest orders, oldest first; what is older than `from` is thrown away.
  public List<Row> since(Instant from, int limit) throws StoreException {
    return desk.change(database -> {
      try (PreparedStatement delete = database.prepare("DELETE FROM repeat WHERE at < ?")) {
        delete.setLong(1, from.toEpochMilli());
        delete.executeUpdate();
      }
      return rows(database, from, limit);
    });
  }

  /// Keeps an order, or its answer.
  public void keep(Row row) throws StoreException {
    desk.change(database -> keep(database, row));
  }

  private static int keep(Database database, Row row) throws SQLException {
    try (PreparedStatement insert = database.prepare(KEEP)) {
      insert.setString(1, row.actor());
      insert.setString(2, row.key());
      insert.setString(3, row.digest());
      if (row.status().isPresent()) {
        insert.setInt(4, row.status().get());
      } else {
        insert.setNull(4, Types.INTEGER);
      }
      insert.setString(5, row.body());
      insert.setLong(6, row.at().toEpochMilli());
      return insert.executeUpdate();
    }
  }

  private static List<Row> rows(Database database, Instant from, int limit) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement ask = database.prepare(SINCE)) {
      ask.setLong(1, from.toEpochMilli());
      ask.setInt(2, limit);
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          int status = row.getInt("status");
          boolean isOpen = row.wasNull();
          rows.add(
              new Row(
                  row.getString("actor"),
                  row.getString("key"),
                  row.getString("digest"),
                  isOpen ? Optional.empty() : Optional.of(status),
                  row.getString("body"),
                  Instant.ofEpochMilli(row.getLong("at"))));
        }
      }
    }
    Collections.reverse(rows);
    return rows;
  }
}
