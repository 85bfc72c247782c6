// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.advise.Advice;
import io.wayout.core.advise.Advice.Ending;
import io.wayout.core.switchover.Cause;
import io.wayout.dns.DnsName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ledger of the mode `advise`, between rows and values.
final class AdviceRows {
  static final String KEEP =
      """
      INSERT INTO advice (id, domain, at, origin, target, cause, text, move_millis, ending,
        ended_at, followed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        ending = excluded.ending,
        ended_at = excluded.ended_at,
        followed = excluded.followed
      """;

  static final String OPEN = "SELECT * FROM advice WHERE ended_at IS NULL ORDER BY number";

  static final String NEWEST = "SELECT * FROM advice ORDER BY number DESC LIMIT ?";

  static final String NEWEST_OF_DOMAIN =
      "SELECT * FROM advice WHERE domain = ? ORDER BY number DESC LIMIT ?";

  static final String PRUNE_BEFORE =
      """
      DELETE FROM advice WHERE number IN (
        SELECT number FROM advice WHERE ended_at < ? ORDER BY number LIMIT ?)
      """;

  private AdviceRows() {}

  static @Nullable Object[] values(Advice advice) {
    return new @Nullable Object[] {
      advice.id(),
      advice.domain().text(),
      Columns.text(advice.at()),
      advice.from(),
      advice.to(),
      advice.cause().name(),
      advice.text(),
      advice.moveTime().toMillis(),
      advice.ending().map(end -> end.kind().name()).orElse(null),
      Columns.text(advice.ending().map(Ending::at)),
      advice.ending().map(Ending::text).orElse(null)
    };
  }

  static Advice advice(ResultSet row) throws SQLException {
    return new Advice(
        row.getString("id"),
        new DnsName(row.getString("domain")),
        Columns.instant(row, "at"),
        row.getString("origin"),
        row.getString("target"),
        Cause.valueOf(row.getString("cause")),
        row.getString("text"),
        Duration.ofMillis(row.getLong("move_millis")),
        ending(row));
  }

  private static Optional<Ending> ending(ResultSet row) throws SQLException {
    Optional<String> kind = Columns.maybe(row, "ending");
    return kind.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Ending(
                Ending.Kind.valueOf(kind.get()),
                Columns.instant(row, "ended_at"),
                row.getString("followed")));
  }
}
