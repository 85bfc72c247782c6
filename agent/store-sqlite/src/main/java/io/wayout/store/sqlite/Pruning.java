// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.engine.port.Ticker;
import io.wayout.engine.seal.Gap;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// Forgets what is past its retention, in small bites; what is missing in the journal's chain then
/// is vouched for by a row of it. Not thread-safe.
final class Pruning {
  private static final int PRUNED_ROWS_MAX = 5_000;

  private final Database database;
  private final Writer writer;
  private final Ticker ticker;

  Pruning(Database database, Writer writer, Ticker ticker) {
    this.database = database;
    this.writer = writer;
    this.ticker = ticker;
  }

  /// @return how many rows were removed
  int prune(Instant before, long rowsMax) throws SQLException {
    String limit = Columns.text(before);
    int rows = writer.transact(() -> journal(limit, rowsMax));
    return rows
        + others(Statements.PRUNE_SWITCHOVERS, limit)
        + others(AdviceRows.PRUNE_BEFORE, limit)
        + others(CampaignRows.PRUNE_BEFORE, limit)
        + others(RehearsalRows.PRUNE_BEFORE, limit);
  }

  private int journal(String before, long rowsMax) throws SQLException {
    Gaps gaps = Gaps.read(database);
    int removed =
        remove(Statements.PRUNE_BEFORE, before, gaps)
            + remove(Statements.PRUNE_BEYOND, rowsMax, gaps);
    if (removed > 0) {
      gaps.keep(database, writer.keep(gaps.row(removed, ticker.wall())));
    }
    return removed;
  }

  private int remove(String sql, Object limit, Gaps gaps) throws SQLException {
    int removed = 0;
    try (PreparedStatement statement = database.prepare(sql)) {
      statement.setObject(1, limit);
      statement.setInt(2, PRUNED_ROWS_MAX);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long number = rows.getLong("number");
          gaps.add(new Gap(number, number, rows.getString("hash")));
          removed++;
        }
      }
    }
    return removed;
  }

  private int others(String sql, Object limit) throws SQLException {
    try (PreparedStatement statement = database.prepare(sql)) {
      statement.setObject(1, limit);
      statement.setInt(2, PRUNED_ROWS_MAX);
      return statement.executeUpdate();
    }
  }
}
