// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.fold.JournalRow;
import io.wayout.engine.seal.Gap;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where the journal has no rows any more; neighbours are one gap. Confined to one thread.
final class Gaps {
  private final TreeMap<Long, Gap> byFirst = new TreeMap<>();

  private Gaps() {}

  static Gaps read(Database database) throws SQLException {
    Gaps gaps = new Gaps();
    try (PreparedStatement all = database.prepare("SELECT first, last, hash FROM journal_gap");
        ResultSet rows = all.executeQuery()) {
      while (rows.next()) {
        gaps.add(new Gap(rows.getLong("first"), rows.getLong("last"), rows.getString("hash")));
      }
    }
    return gaps;
  }

  boolean isEmpty() {
    return byFirst.isEmpty();
  }

  void add(Gap gap) {
    Gap whole = gap;
    Map.Entry<Long, Gap> below = byFirst.lowerEntry(gap.first());
    if (below != null && below.getValue().last() == gap.first() - 1) {
      byFirst.remove(below.getKey());
      whole = new Gap(below.getKey(), whole.last(), whole.hash());
    }
    Gap above = byFirst.remove(gap.last() + 1);
    if (above != null) {
      whole = new Gap(whole.first(), above.last(), above.hash());
    }
    byFirst.put(whole.first(), whole);
  }

  /// The journal's row about them.
  JournalRow row(long removed, Instant at) {
    return new JournalRow(
        at,
        JournalRow.Kind.PRUNED,
        Optional.empty(),
        Optional.empty(),
        0,
        "agent",
        Gap.pruned(removed, byFirst.values()));
  }

  /// @param voucher the number of the row about them
  void keep(Database database, long voucher) throws SQLException {
    database.execute("DELETE FROM journal_gap");
    try (PreparedStatement gap =
            database.prepare("INSERT INTO journal_gap (first, last, hash) VALUES (?, ?, ?)");
        PreparedStatement last =
            database.prepare("INSERT OR REPLACE INTO journal_voucher VALUES (1, ?)")) {
      for (Gap one : byFirst.values()) {
        Columns.run(gap, one.first(), one.last(), one.hash());
      }
      Columns.run(last, voucher);
    }
  }
}
