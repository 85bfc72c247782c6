// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite.desk;

import io.wayout.engine.port.StoreException;
import io.wayout.store.sqlite.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Runs of runbooks. Thread-safe as the desk is.
public final class RunRows {
  /// The tables of runs and triggers.
  public static final Part PART = Part.of("run", "run-1.sql");

  /// Closed runs beyond these are forgotten, oldest first.
  private static final int CLOSED_MAX = 1_000;

  private static final String COLUMNS =
      "SELECT id, runbook, key, origin, open, started_at, document FROM run ";
  private static final String ADD =
      """
      INSERT INTO run (id, runbook, key, origin, open, started_at, document)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String KEEP = "UPDATE run SET open = ?, document = ? WHERE id = ?";
  private static final String NEXT =
      "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'run'), 0) + 1";
  private static final String PRUNE =
      """
      DELETE FROM run WHERE open = 0 AND number <=
        (SELECT number FROM run WHERE open = 0 ORDER BY number DESC LIMIT 1 OFFSET ?)
      """;

  private final Desk desk;

  public RunRows(Desk desk) {
    this.desk = desk;
  }

  /// One run.
  ///
  /// @param key a second start with it joins
  /// @param origin the trigger that started it; empty for a person
  /// @param isOpen it may go on by itself
  /// @param document everything about it
  public record RunRow(
      String id,
      String runbook,
      Optional<String> key,
      String origin,
      boolean isOpen,
      Instant startedAt,
      String document) {}

  /// What came of a start.
  ///
  /// @param isJoined the run was there already
  public record Begun(RunRow row, boolean isJoined) {}

  /// Adds a run, or finds the one with the same key.
  ///
  /// @param made makes the row, given the number of the run
  public Begun begin(Optional<String> key, Function<Long, RunRow> made) throws StoreException {
    return desk.change(db -> {
      if (key.isPresent()) {
        List<RunRow> known = rows(db, COLUMNS + "WHERE key = ?", key.get());
        if (!known.isEmpty()) {
          return new Begun(known.getFirst(), true);
        }
      }
      RunRow row = made.apply(db.number(NEXT));
      try (PreparedStatement add = db.prepare(ADD)) {
        add.setString(1, row.id());
        add.setString(2, row.runbook());
        add.setString(3, row.key().orElse(null));
        add.setString(4, row.origin());
        add.setInt(5, row.isOpen() ? 1 : 0);
        add.setString(6, Columns.text(row.startedAt()));
        add.setString(7, row.document());
        add.executeUpdate();
      }
      prune(db);
      return new Begun(row, false);
    });
  }

  /// Makes where a run stands durable.
  public void keep(String id, boolean isOpen, String document) throws StoreException {
    desk.change(db -> {
      try (PreparedStatement keep = db.prepare(KEEP)) {
        keep.setInt(1, isOpen ? 1 : 0);
        keep.setString(2, document);
        keep.setString(3, id);
        return keep.executeUpdate();
      }
    });
  }

  public Optional<RunRow> find(String id) throws StoreException {
    return desk.ask(db -> rows(db, COLUMNS + "WHERE id = ?", id).stream().findFirst());
  }

  /// The run that was started with a key.
  public Optional<RunRow> keyed(String key) throws StoreException {
    return desk.ask(db -> rows(db, COLUMNS + "WHERE key = ?", key).stream().findFirst());
  }

  /// Those that may go on, oldest first.
  public List<RunRow> open() throws StoreException {
    return desk.ask(db -> rows(db, COLUMNS + "WHERE open = 1 ORDER BY number"));
  }

  /// The newest, newest first.
  public List<RunRow> newest(int limit) throws StoreException {
    return desk.ask(db -> rows(db, COLUMNS + "ORDER BY number DESC LIMIT " + limit));
  }

  /// How many runs a trigger has started since then.
  public long startedBy(String origin, Instant since) throws StoreException {
    return desk.ask(db ->
        (long)
            rows(db, COLUMNS + "WHERE origin = ? AND started_at > ?", origin, Columns.text(since))
                .size());
  }

  private static void prune(Database db) throws SQLException {
    try (PreparedStatement prune = db.prepare(PRUNE)) {
      prune.setInt(1, CLOSED_MAX);
      prune.executeUpdate();
    }
  }

  private static List<RunRow> rows(Database db, String sql, String... values) throws SQLException {
    try (PreparedStatement ask = db.prepare(sql)) {
      for (int i = 0; i < values.length; i++) {
        ask.setString(i + 1, values[i]);
      }
      List<RunRow> rows = new ArrayList<>();
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          rows.add(row(row));
        }
      }
      return rows;
    }
  }

  private static RunRow row(ResultSet row) throws SQLException {
    return new RunRow(
        row.getString("id"),
        row.getString("runbook"),
        Optional.ofNullable(row.getString("key")),
        row.getString("origin"),
        row.getInt("open") == 1,
        Instant.parse(row.getString("started_at")),
        row.getString("document"));
  }
}
