// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.rehearsal.Rehearsal.Course;
import io.wayout.core.rehearsal.Rehearsal.Phase;
import io.wayout.core.rehearsal.Rehearsal.Script;
import io.wayout.dns.DnsName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Live drills, between rows and values.
final class RehearsalRows {
  static final String KEEP =
      """
      INSERT INTO rehearsal (id, domain, grouping, home, away, stay_millis, actor, reason,
        started_at, phase, since, move, out_millis, back_millis, trouble, detail, green_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        phase = excluded.phase,
        since = excluded.since,
        move = excluded.move,
        out_millis = excluded.out_millis,
        back_millis = excluded.back_millis,
        trouble = excluded.trouble,
        detail = excluded.detail,
        green_at = excluded.green_at
      """;

  /// The newest of each group.
  static final String NEWEST =
      """
      SELECT * FROM rehearsal WHERE number IN
        (SELECT max(number) FROM rehearsal GROUP BY grouping) ORDER BY number
      """;

  static final String PRUNE_BEFORE =
      """
      DELETE FROM rehearsal WHERE number IN (
        SELECT number FROM rehearsal
        WHERE since < ?
          AND number NOT IN (SELECT max(number) FROM rehearsal GROUP BY grouping)
        ORDER BY number LIMIT ?)
      """;

  private RehearsalRows() {}

  static @Nullable Object[] values(Rehearsal drill) {
    Script script = drill.script();
    Course course = drill.course();
    return new @Nullable Object[] {
      drill.id(),
      script.domain().text(),
      script.group(),
      script.home(),
      script.away(),
      script.stay().toMillis(),
      drill.actor(),
      drill.reason(),
      Columns.text(drill.startedAt()),
      course.phase().name(),
      Columns.text(course.since()),
      course.move().orElse(null),
      millis(course.out()),
      millis(course.back()),
      course.trouble().orElse(null),
      course.detail(),
      Columns.text(drill.greenAt())
    };
  }

  static Rehearsal rehearsal(ResultSet row) throws SQLException {
    Script script =
        new Script(
            new DnsName(row.getString("domain")),
            row.getString("grouping"),
            row.getString("home"),
            row.getString("away"),
            Duration.ofMillis(row.getLong("stay_millis")));
    Course course =
        new Course(
            Phase.valueOf(row.getString("phase")),
            Columns.instant(row, "since"),
            Columns.maybe(row, "move"),
            duration(row, "out_millis"),
            duration(row, "back_millis"),
            Columns.maybe(row, "trouble"),
            row.getString("detail"));
    return new Rehearsal(
        row.getString("id"),
        script,
        row.getString("actor"),
        row.getString("reason"),
        Columns.instant(row, "started_at"),
        course,
        Columns.maybeInstant(row, "green_at"));
  }

  private static @Nullable Long millis(Optional<Duration> duration) {
    return duration.map(Duration::toMillis).orElse(null);
  }

  private static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }
}
