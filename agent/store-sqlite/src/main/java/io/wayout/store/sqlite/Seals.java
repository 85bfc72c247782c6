// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.fold.JournalRow;
import io.wayout.dns.DnsName;
import io.wayout.engine.seal.Gap;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealedRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The chain over the journal's rows, as it lies in the file.
final class Seals {
  /// A row that follows a gap follows the gap's last row.
  static final String ROWS =
      """
      SELECT j.*, CASE WHEN j.number = 1 THEN '%s' ELSE coalesce(
          (SELECT p.hash FROM journal p WHERE p.number = j.number - 1),
          (SELECT g.hash FROM journal_gap g WHERE g.last = j.number - 1),
          '') END AS previous
      FROM journal j WHERE j.number > ? ORDER BY j.number LIMIT ?
      """
          .formatted(Head.START.hash());

  static final String FIRST_SINCE = "SELECT number FROM journal WHERE at >= ? ORDER BY at LIMIT 1";

  private static final String NEWEST =
      "SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1";

  /// Numbers are never used twice, even if the newest rows are gone.
  private static final String LAST_NUMBER =
      "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'journal'";

  private Seals() {}

  /// Where the chain ends.
  static Head head(Database database) throws SQLException {
    try (PreparedStatement statement = database.prepare(NEWEST);
        ResultSet rows = statement.executeQuery()) {
      boolean isEmpty = !rows.next();
      long number = isEmpty ? 0 : rows.getLong("number");
      String hash = isEmpty ? Head.START.hash() : rows.getString("hash");
      return new Head(Math.max(number, database.number(LAST_NUMBER)), hash);
    }
  }

  static SealedRow row(ResultSet row) throws SQLException {
    return new SealedRow(
        row.getLong("number"), Reader.row(row), row.getString("previous"), row.getString("hash"));
  }

  /// Appends a row.
  static void insert(PreparedStatement journal, SealedRow sealed) throws SQLException {
    JournalRow row = sealed.row();
    Columns.run(
        journal,
        sealed.number(),
        Columns.text(row.at()),
        row.kind().name(),
        row.domain().map(DnsName::text).orElse(null),
        row.switchover().orElse(null),
        row.generation(),
        row.actor(),
        row.text(),
        sealed.hash());
  }

  /// Seals the rows of a journal that had no chain. Rows that are gone already are gaps in it.
  static void sealAll(Database database) throws SQLException {
    Gaps gaps = Gaps.read(database);
    SealedRow last = null;
    try (PreparedStatement all = database.prepare("SELECT * FROM journal ORDER BY number");
        PreparedStatement seal = database.prepare("UPDATE journal SET hash = ? WHERE number = ?");
        ResultSet rows = all.executeQuery()) {
      while (rows.next()) {
        long number = rows.getLong("number");
        Head head = last == null ? Head.START : last.head();
        if (number > head.number() + 1) {
          gaps.add(new Gap(head.number() + 1, number - 1, head.hash()));
        }
        last = SealedRow.at(number, head.hash(), Reader.row(rows));
        Columns.run(seal, last.hash(), number);
      }
    }
    if (last != null && !gaps.isEmpty()) {
      SealedRow voucher = SealedRow.after(last.head(), gaps.row(0, last.row().at()));
      try (PreparedStatement journal = database.prepare(Statements.JOURNAL)) {
        insert(journal, voucher);
      }
      gaps.keep(database, voucher.number());
    }
  }
}
