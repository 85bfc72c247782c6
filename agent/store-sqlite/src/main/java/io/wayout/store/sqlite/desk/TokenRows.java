// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite.desk;

import io.wayout.engine.port.StoreException;
import io.wayout.store.sqlite.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tokens of the API, without their secrets. Thread-safe.
public final class TokenRows {
  /// What [Desk#open] has to know.
  public static final Part PART = Part.of("token", "token-1.sql");

  private static final String ADD = "INSERT INTO token VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String REVOKE =
      "UPDATE token SET revoked = ? WHERE name = ? AND revoked IS NULL";

  private final Desk desk;

  public TokenRows(Desk desk) {
    this.desk = desk;
  }

  /// One token.
  ///
  /// @param hash of the secret, in hex
  public record Row(
      String name,
      String hash,
      String role,
      List<String> scopes,
      Instant createdAt,
      String createdBy,
      Optional<Instant> expires,
      Optional<Instant> revoked) {
    public Row {
      scopes = List.copyOf(scopes);
    }
  }

  public List<Row> all() throws StoreException {
    return desk.ask(TokenRows::all);
  }

  public void add(Row row) throws StoreException {
    desk.change(database -> add(database, row));
  }

  public void revoke(String name, Instant at) throws StoreException {
    desk.change(database -> {
      try (PreparedStatement update = database.prepare(REVOKE)) {
        update.setLong(1, at.toEpochMilli());
        update.setString(2, name);
        return update.executeUpdate();
      }
    });
  }

  private static int add(Database database, Row row) throws SQLException {
    try (PreparedStatement insert = database.prepare(ADD)) {
      insert.setString(1, row.name());
      insert.setString(2, row.hash());
      insert.setString(3, row.role());
      insert.setString(4, String.join(" ", row.scopes()));
      insert.setLong(5, row.createdAt().toEpochMilli());
      insert.setString(6, row.createdBy());
      set(insert, 7, row.expires());
      set(insert, 8, row.revoked());
      return insert.executeUpdate();
    }
  }

  private static void set(PreparedStatement insert, int index, Optional<Instant> at)
      throws SQLException {
    if (at.isPresent()) {
      insert.setLong(index, at.get().toEpochMilli());
    } else {
      insert.setNull(index, Types.INTEGER);
    }
  }

  private static List<Row> all(Database database) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement ask = database.prepare("SELECT * FROM token ORDER BY name");
        ResultSet row = ask.executeQuery()) {
      while (row.next()) {
        rows.add(
            new Row(
                row.getString("name"),
                row.getString("hash"),
                row.getString("role"),
                words(row.getString("scopes")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"),
                instant(row, "expires"),
                instant(row, "revoked")));
      }
    }
    return rows;
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
