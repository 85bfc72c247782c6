// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite.desk;

import io.wayout.engine.port.StoreException;
import io.wayout.store.sqlite.Columns;
import io.wayout.store.sqlite.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Messages that wait to be sent, and how each channel fares. Thread-safe.
public final class OutboxRows {
  /// The outbox's tables.
  public static final Part PART = Part.of("outbox", "outbox-1.sql");

  private static final String ADD =
      "INSERT INTO outbox (channel, key, at, notice) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (channel, key) DO NOTHING";
  private static final String OLDEST =
      "SELECT at FROM outbox WHERE channel = ? AND batch IS NULL ORDER BY number LIMIT 1";
  private static final String NEWEST_BATCH =
      "SELECT * FROM outbox_batch WHERE channel = ? ORDER BY next_at LIMIT 1";
  private static final String ROWS_OF_BATCH =
      "SELECT * FROM outbox WHERE batch = ? ORDER BY number";
  private static final String BEGIN = "INSERT INTO outbox_batch VALUES (?, ?, 0, ?)";
  private static final String TAKE =
      "UPDATE outbox SET batch = ? WHERE number IN (SELECT number FROM outbox"
          + " WHERE channel = ? AND batch IS NULL ORDER BY number LIMIT ?)";
  private static final String AGAIN =
      "UPDATE outbox_batch SET tries = ?, next_at = ? WHERE key = ?";
  private static final String FARED =
      """
      INSERT INTO outbox_channel VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (channel) DO UPDATE SET
        sent = sent + excluded.sent,
        failed = failed + excluded.failed,
        last_success = coalesce(excluded.last_success, last_success),
        last_failure = coalesce(excluded.last_failure, last_failure),
        failure = excluded.failure
      """;

  private final Desk desk;

  /// @param desk opened with [#PART]
  public OutboxRows(Desk desk) {
    this.desk = desk;
  }

  /// A notice for a channel.
  ///
  /// @param key a second one with the same key is the same one
  /// @param notice in the form that the reader knows
  public record Addressed(String channel, String key, Instant at, String notice) {}

  /// A message that was begun and may have been sent.
  ///
  /// @param tries how often it failed
  /// @param nextAt when it is tried again
  public record Batch(String key, int tries, Instant nextAt, List<Addressed> rows) {
    public Batch {
      rows = List.copyOf(rows);
    }
  }

  /// How a channel fares.
  ///
  /// @param failure what was wrong last; empty after a success
  public record Fared(
      long sent,
      long failed,
      Optional<Instant> lastSuccess,
      Optional<Instant> lastFailure,
      String failure) {
    /// Nothing was sent yet.
    public static final Fared NOTHING = new Fared(0, 0, Optional.empty(), Optional.empty(), "");
  }

  /// Keeps notices until they are sent.
  public void add(List<Addressed> rows) throws StoreException {
    desk.change(database -> {
      try (PreparedStatement add = database.prepare(ADD)) {
        for (Addressed row : rows) {
          Columns.run(add, row.channel(), row.key(), Columns.text(row.at()), row.notice());
        }
        return rows.size();
      }
    });
  }

  /// Since when the oldest notice waits that belongs to no message yet.
  public Optional<Instant> oldest(String channel) throws StoreException {
    return desk.ask(
        database -> first(database, OLDEST, row -> Instant.parse(row.getString(1)), channel));
  }

  /// The message that is under way.
  public Optional<Batch> open(String channel) throws StoreException {
    return desk.ask(database -> batch(database, channel));
  }

  /// Makes one message of what waits, durably, so that it stays the same message whatever happens.
  ///
  /// @param limit notices at most
  public Optional<Batch> begin(String channel, String key, int limit, Instant now)
      throws StoreException {
    return desk.change(database -> {
      try (PreparedStatement begin = database.prepare(BEGIN);
          PreparedStatement take = database.prepare(TAKE)) {
        Columns.run(begin, key, channel, Columns.text(now));
        Columns.run(take, key, channel, limit);
        return batch(database, channel);
      }
    });
  }

  /// The message failed and is tried again later.
  public void again(Batch batch, int tries, Instant nextAt) throws StoreException {
    desk.change(database -> {
      try (PreparedStatement again = database.prepare(AGAIN)) {
        return Columns.run(again, tries, Columns.text(nextAt), batch.key());
      }
    });
  }

  /// The message is sent, or given up.
  public void done(Batch batch) throws StoreException {
    desk.change(database ->
        delete(database, "DELETE FROM outbox WHERE batch = ?", batch.key())
            + delete(database, "DELETE FROM outbox_batch WHERE key = ?", batch.key()));
  }

  /// Adds to how a channel fares.
  public void fared(String channel, Fared more) throws StoreException {
    desk.change(database -> {
      try (PreparedStatement fared = database.prepare(FARED)) {
        return Columns.run(
            fared,
            channel,
            more.sent(),
            more.failed(),
            more.lastSuccess().map(Columns::text).orElse(null),
            more.lastFailure().map(Columns::text).orElse(null),
            more.failure());
      }
    });
  }

  /// How every channel fares, by name.
  public Map<String, Fared> fared() throws StoreException {
    return desk.ask(database -> {
      Map<String, Fared> all = new HashMap<>();
      try (PreparedStatement select = database.prepare("SELECT * FROM outbox_channel");
          ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.put(
              rows.getString("channel"),
              new Fared(
                  rows.getLong("sent"),
                  rows.getLong("failed"),
                  instant(rows.getString("last_success")),
                  instant(rows.getString("last_failure")),
                  rows.getString("failure")));
        }
      }
      return all;
    });
  }

  /// How many notices wait, by channel.
  public Map<String, Long> queued() throws StoreException {
    return desk.ask(database -> {
      Map<String, Long> all = new HashMap<>();
      String sql = "SELECT channel, count(*) FROM outbox GROUP BY channel";
      try (PreparedStatement select = database.prepare(sql);
          ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.put(rows.getString(1), rows.getLong(2));
        }
      }
      return all;
    });
  }

  /// Forgets what nobody could be told for so long.
  ///
  /// @return how many notices
  public int forget(Instant before) throws StoreException {
    return desk.change(database -> {
      int rows = delete(database, "DELETE FROM outbox WHERE at < ?", Columns.text(before));
      database.execute(
          "DELETE FROM outbox_batch WHERE key NOT IN"
              + " (SELECT batch FROM outbox WHERE batch IS NOT NULL)");
      return rows;
    });
  }

  private static Optional<Batch> batch(Database database, String channel) throws SQLException {
    return first(
        database,
        NEWEST_BATCH,
        row ->
            new Batch(
                row.getString("key"),
                row.getInt("tries"),
                Instant.parse(row.getString("next_at")),
                rows(database, row.getString("key"))),
        channel);
  }

  private static List<Addressed> rows(Database database, String batch) throws SQLException {
    List<Addressed> found = new ArrayList<>();
    try (PreparedStatement select = database.prepare(ROWS_OF_BATCH)) {
      select.setString(1, batch);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Addressed(
                  rows.getString("channel"),
                  rows.getString("key"),
                  Instant.parse(rows.getString("at")),
                  rows.getString("notice")));
        }
      }
    }
    return found;
  }

  private static <T> Optional<T> first(
      Database database, String sql, Decoder<T> decoder, String channel) throws SQLException {
    try (PreparedStatement select = database.prepare(sql)) {
      select.setString(1, channel);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(decoder.decode(rows)) : Optional.empty();
      }
    }
  }

  private static int delete(Database database, String sql, String value) throws SQLException {
    try (PreparedStatement delete = database.prepare(sql)) {
      return Columns.run(delete, value);
    }
  }

  private static Optional<Instant> instant(@Nullable String text) {
    return Optional.ofNullable(text).map(Instant::parse);
  }

  /// One row as a value.
  @FunctionalInterface
  private interface Decoder<T> {
    T decode(ResultSet row) throws SQLException;
  }
}
