// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/// The schema that this program writes, and the way to it from every older one.
///
/// @param scripts one per version, from 1; each takes the version before to its own
record Schema(List<String> scripts) {
  /// Marks the file as ours: `WAYO`.
  private static final long APPLICATION_ID = 0x5741594F;

  /// From here on the journal is chained.
  private static final int SEALED_SINCE = 2;

  /// The schemas of all releases.
  static final Schema NEWEST =
      new Schema(List.of(script("schema-1.sql"), script("schema-2.sql"), script("schema-3.sql")));

  Schema {
    scripts = List.copyOf(scripts);
  }

  int version() {
    return scripts.size();
  }

  /// Makes an empty file a state file.
  void create(Database database) throws SQLException {
    database.execute("PRAGMA application_id = " + APPLICATION_ID);
    upgrade(database, 0);
  }

  /// Brings a state file to this schema, in one transaction; a copy of the old file stays beside
  /// it. A step that fails is a fault of the step, and the old file goes on.
  void migrate(Database database, StateDirectory directory) throws SQLException, StoreException {
    long found = requireReadable(database, directory.database());
    if (found == version()) {
      return;
    }
    Path copy = directory.ofSchema(found);
    Path unborn = copy.resolveSibling(copy.getFileName() + ".new");
    directory.discard(unborn);
    directory.create(unborn);
    try {
      copy(database, unborn);
      directory.rename(unborn, copy);
      upgrade(database, found);
    } catch (SQLException failed) {
      throw Failures.of(directory.database(), failed);
    }
  }

  /// Writes the whole state to an empty file, as it is at one moment.
  static void copy(Database database, Path to) throws SQLException {
    database.execute("VACUUM INTO '" + to.toString().replace("'", "''") + "'");
  }

  private long requireReadable(Database database, Path file) throws SQLException, StoreException {
    long found = database.number("PRAGMA user_version");
    if (database.number("PRAGMA application_id") != APPLICATION_ID || found < 1) {
      throw Failures.damaged(file, "it is no state file of wayout");
    }
    if (found > version()) {
      throw new StoreException(
          StoreFailure.TOO_NEW,
          String.format(
              "%s has schema %d, and this program knows schema %d; install the newer program"
                  + " again, or restore the copy that the upgrade left beside it",
              file, found, version()));
    }
    return found;
  }

  private void upgrade(Database database, long from) throws SQLException {
    database.write(() -> {
      for (int version = (int) from; version < version(); version++) {
        database.execute(scripts.get(version));
      }
      if (from < SEALED_SINCE && version() >= SEALED_SINCE) {
        Seals.sealAll(database);
      }
      database.execute("PRAGMA user_version = " + version());
      return version();
    });
  }

  private static String script(String name) {
    try (InputStream script = Schema.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
