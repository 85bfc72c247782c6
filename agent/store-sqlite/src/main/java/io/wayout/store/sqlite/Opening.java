// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Optional;

/// From whatever lies in the state directory to a sound state file, under the process lock.
///
/// What can't be trusted is renamed, never deleted and never silently replaced: the new file knows
/// that it follows a loss (I66).
final class Opening {
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
      if (Files.size(file) == 0) {
        throw Failures.damaged(file, "it is empty");
      }
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
      throw Failures.of(file, failed);
    }
  }

  private void inspect(Database database, Path file) throws SQLException, StoreException {
    String verdict = database.text("PRAGMA quick_check(1)");
    if (!verdict.equals("ok")) {
      throw Failures.damaged(file, verdict);
    }
    schema.migrate(database, directory);
    try {
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
