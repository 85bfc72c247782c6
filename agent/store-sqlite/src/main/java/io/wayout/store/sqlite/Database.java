// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// One connection to a file of ours. Not thread-safe; whoever holds it guards it.
public final class Database implements AutoCloseable {
  private static final int BUSY_MILLIS = 2000;

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /// A connection that writes: what COMMIT has acknowledged survives a power loss (I63).
  public static Database writer(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    return open(file, config);
  }

  /// A database that lives as long as its connection.
  public static Database inMemory() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    return new Database(config.createConnection("jdbc:sqlite::memory:"));
  }

  /// A connection that only reads, and never waits for the writer.
  static Database reader(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    return open(file, config);
  }

  private static Database open(Path file, SQLiteConfig config) throws SQLException {
    return new Database(config.createConnection("jdbc:sqlite:" + file));
  }

  public PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /// Runs one or more statements that answer nothing.
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /// The number that the first row of an answer begins with.
  public long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /// The text that the first row of an answer begins with.
  public String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  /// Everything that the work writes, or nothing of it.
  public <T> T write(Work<T> work) throws SQLException {
    return transact("BEGIN IMMEDIATE", work);
  }

  /// The work sees one state of the file, whatever is written meanwhile.
  public <T> T read(Work<T> work) throws SQLException {
    return transact("BEGIN", work);
  }

  private <T> T transact(String begin, Work<T> work) throws SQLException {
    execute(begin);
    boolean isDone = false;
    try {
      T result = work.run();
      execute("COMMIT");
      isDone = true;
      return result;
    } finally {
      if (!isDone) {
        rollBack();
      }
    }
  }

  /// SQLite has rolled back by itself after some errors, and then refuses to do it again; the first
  /// error is the one that counts.
  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException rolledBackAlready) {
      // See above.
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /// Work inside a transaction.
  @FunctionalInterface
  public interface Work<T> {
    T run() throws SQLException;
  }
}
