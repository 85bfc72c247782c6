// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps tokens as long as the test runs. Thread-safe.
public final class MemoryShelf implements TokenShelf {
  private final List<Token> tokens = new CopyOnWriteArrayList<>();

  @Override
  public List<Token> all() {
    return List.copyOf(tokens);
  }

  @Override
  public void add(Token token) {
    tokens.add(token);
  }

  @Override
  public void revoke(String name, Instant at) {
    tokens.replaceAll(t -> t.name().equals(name) ? t.revokedAt(at) : t);
  }
}
