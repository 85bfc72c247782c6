// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import io.wayout.engine.port.StoreException;
import io.wayout.store.sqlite.desk.TokenRows;
import io.wayout.store.sqlite.desk.TokenRows.Row;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// Tokens on the agent's desk. Thread-safe.
public final class DeskShelf implements TokenShelf {
  private final TokenRows rows;

  public DeskShelf(TokenRows rows) {
    this.rows = rows;
  }

  @Override
  public List<Token> all() throws StoreException {
    return rows.all().stream().map(DeskShelf::token).toList();
  }

  @Override
  public void add(Token token) throws StoreException {
    rows.add(
        new Row(
            token.name(),
            token.hash(),
            token.role().word(),
            List.copyOf(token.scopes()),
            token.createdAt(),
            token.createdBy(),
            token.expires(),
            token.revoked()));
  }

  @Override
  public void revoke(String name, Instant at) throws StoreException {
    rows.revoke(name, at);
  }

  /// A role that this program does not know gets nobody in.
  private static Token token(Row row) {
    return new Token(
        row.name(),
        row.hash(),
        Role.of(row.role()).orElse(Role.ANYONE),
        new TreeSet<>(row.scopes()),
        row.createdAt(),
        row.createdBy(),
        row.expires(),
        row.revoked());
  }
}
