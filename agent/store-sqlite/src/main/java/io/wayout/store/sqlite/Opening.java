// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/// From whatever lies in the state directory to a sound state file, under the process lock.
///
/// What can't be trusted is renamed, never deleted and never silently replaced: the new file knows
/// that it follows a loss (I66).
final class Opening {
  private static final String MAGIC = "SQLite format 3\0";
  private static final int HEADER_BYTES = 100;
  private static final int WRITE_VERSION = 18;
  private static final int READ_VERSION = 19;

  /// The versions of a file with a rollback journal, as a backup has it, and with a write-ahead
  /// log.
  private static final Set<Byte> JOURNALED = Set.of((byte) 1, (byte) 2);

  private final StateDirectory directory;
  private final Options options;
  private final Schema schema;
  private final Reserve reserve;

  Opening(StateDirectory directory, Options options, Schema schema, Reserve reserve) {
    this.directory = directory;
    this.options = options;
    this.schema = schema;
    this.reserve = reserve;
  }

  /// @return a connection to a state file that is sound and has the newest schema
  Database open() throws StoreException {
    directory.discard(directory.unborn());
    Database database = Files.exists(directory.database()) ? existing() : fresh();
    reserve.restore();
    return database;
  }

  private Database existing() throws StoreException {
    try {
      return sound();
    } catch (StoreException failed) {
      if (failed.failure() == StoreFailure.CORRUPT) {
        Path moved = directory.quarantine(options.ticker().wall());
        return born(Optional.of(failed.getMessage() + "; it is now " + moved));
      }
      // Even reading needs a little space, for the memory that SQLite shares.
      if (failed.failure() == StoreFailure.FULL && reserve.release()) {
        return sound();
      }
      throw failed;
    }
  }

  private Database fresh() throws StoreException {
    if (!directory.hasTraces()) {
      return born(Optional.empty());
    }
    directory.quarantine(options.ticker().wall());
    return born(Optional.of(directory.database() + " is gone, although there was one"));
  }

  /// The state file, inspected and migrated.
  private Database sound() throws StoreException {
    Path file = directory.database();
    try {
      requireHeader(file);
      Database database = Database.writer(file);
      boolean isSound = false;
      try {
        inspect(database, file);
        isSound = true;
        return database;
      } finally {
        if (!isSound) {
          database.close();
        }
      }
    } catch (IOException unreadable) {
      throw Failures.of(file, unreadable);
    } catch (SQLException failed) {
      // Statements that are right don't fit the file: its description of itself was damaged.
      throw failed.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code
          ? Failures.damaged(file, String.valueOf(failed.getMessage()))
          : Failures.of(file, failed);
    }
  }

  /// Some flaws of the header make SQLite take the file for a read-only or an empty one. Nobody has
  /// the file open yet, so that closing it frees no lock.
  private static void requireHeader(Path file) throws IOException, StoreException {
    byte[] header;
    try (InputStream input = Files.newInputStream(file)) {
      header = input.readNBytes(HEADER_BYTES);
    }
    if (header.length == 0) {
      throw Failures.damaged(file, "it is empty");
    }
    boolean isSqlite =
        header.length == HEADER_BYTES
            && new String(header, 0, MAGIC.length(), StandardCharsets.US_ASCII).equals(MAGIC)
            && JOURNALED.contains(header[WRITE_VERSION])
            && JOURNALED.contains(header[READ_VERSION]);
    if (!isSqlite) {
      throw Failures.damaged(file, "its header is not the one of a state file");
    }
  }

  private void inspect(Database database, Path file) throws SQLException, StoreException {
    String verdict = database.text("PRAGMA quick_check(1)");
    if (!verdict.equals("ok")) {
      throw Failures.damaged(file, verdict);
    }
    schema.migrate(database, directory);
    requireReadable(database, file);
  }

  /// Reads everything that a start needs, once for all.
  private static void requireReadable(Database database, Path file)
      throws SQLException, StoreException {
    try {
      new Writer(database);
      new Reader(database).memory();
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException unreadable) {
      throw Failures.damaged(file, "a row can't be read: " + unreadable.getMessage());
    }
  }

  /// A new state file. It gets its name only when it is whole, so that a crash never leaves half a
  /// one.
  private Database born(Optional<String> loss) throws StoreException {
    Path unborn = directory.unborn();
    directory.create(unborn);
    try {
      try (Database database = Database.writer(unborn)) {
        schema.create(database);
        if (loss.isPresent()) {
          mourn(database, loss.get());
        }
      }
      directory.rename(unborn, directory.database());
      return Database.writer(directory.database());
    } catch (SQLException failed) {
      throw Failures.of(unborn, failed);
    }
  }

  private void mourn(Database database, String what) throws SQLException {
    try (PreparedStatement statement = database.prepare(Statements.LOSE)) {
      statement.setString(1, Columns.text(options.ticker().wall()));
      statement.setString(2, what);
      statement.executeUpdate();
    }
  }
}
