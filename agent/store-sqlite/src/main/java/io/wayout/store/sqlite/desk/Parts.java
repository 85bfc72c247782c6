// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite.desk;

import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.store.sqlite.Database;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Brings the tables of each part to the version that this program knows.
final class Parts {
  private static final String VERSIONS =
      "CREATE TABLE IF NOT EXISTS part (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT";
  private static final String VERSION = "SELECT version FROM part WHERE name = ?";
  private static final String KEEP = "INSERT OR REPLACE INTO part (name, version) VALUES (?, ?)";

  private Parts() {}

  /// @throws StoreException TOO_NEW if a newer program wrote a part
  static void prepare(Database database, Path file, List<Part> parts)
      throws SQLException, StoreException {
    database.execute(VERSIONS);
    for (Part part : parts) {
      int found = version(database, part);
      int known = part.scripts().size();
      if (found > known) {
        throw new StoreException(
            StoreFailure.TOO_NEW,
            String.format(
                "%s has version %d of its part %s, and this program knows version %d; install the"
                    + " newer program again",
                file, found, part.name(), known));
      }
      if (found < known) {
        database.write(() -> upgrade(database, part, found));
      }
    }
  }

  private static int upgrade(Database database, Part part, int from) throws SQLException {
    for (String script : part.scripts().subList(from, part.scripts().size())) {
      database.execute(script);
    }
    try (PreparedStatement keep = database.prepare(KEEP)) {
      keep.setString(1, part.name());
      keep.setInt(2, part.scripts().size());
      return keep.executeUpdate();
    }
  }

  private static int version(Database database, Part part) throws SQLException {
    try (PreparedStatement ask = database.prepare(VERSION)) {
      ask.setString(1, part.name());
      try (ResultSet rows = ask.executeQuery()) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    }
  }
}
