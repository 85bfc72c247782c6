// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite.desk;

import io.wayout.engine.port.StoreException;
import io.wayout.store.sqlite.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// What triggers must remember. Its tables are those of [RunRows#PART]. Thread-safe as the desk is.
public final class TriggerRows {
  private static final String FORGET = "DELETE FROM nonce WHERE until < ?";
  private static final String TAKE =
      "INSERT OR IGNORE INTO nonce (trigger, nonce, until) VALUES (?, ?, ?)";
  private static final String MARK = "SELECT at FROM schedule_mark WHERE trigger = ?";
  private static final String KEEP_MARK =
      "INSERT OR REPLACE INTO schedule_mark (trigger, at) VALUES (?, ?)";

  private final Desk desk;

  public TriggerRows(Desk desk) {
    this.desk = desk;
  }

  /// Uses a number up.
  ///
  /// @param until after which a request with it is refused anyway
  /// @return false if it was used before
  public boolean take(String trigger, String nonce, Instant until, Instant now)
      throws StoreException {
    return desk.change(db -> {
      update(db, FORGET, Columns.text(now));
      return update(db, TAKE, trigger, nonce, Columns.text(until)) == 1;
    });
  }

  /// Up to when a schedule was looked at.
  public Optional<Instant> mark(String trigger) throws StoreException {
    return desk.ask(db -> {
      try (PreparedStatement ask = db.prepare(MARK)) {
        ask.setString(1, trigger);
        try (ResultSet row = ask.executeQuery()) {
          return row.next() ? Optional.of(Instant.parse(row.getString(1))) : Optional.empty();
        }
      }
    });
  }

  public void keepMark(String trigger, Instant at) throws StoreException {
    desk.change(db -> update(db, KEEP_MARK, trigger, Columns.text(at)));
  }

  private static int update(Database db, String sql, String... values) throws SQLException {
    try (PreparedStatement statement = db.prepare(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
