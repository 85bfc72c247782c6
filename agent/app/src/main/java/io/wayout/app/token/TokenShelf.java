// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import io.wayout.engine.port.StoreException;
import java.time.Instant;
import java.util.List;

/// Where tokens outlive the process. What a method has kept survives a power loss. Thread-safe.
public interface TokenShelf {
  /// Every token, the revoked ones too.
  List<Token> all() throws StoreException;

  /// Keeps a token with a name that was never used.
  void add(Token token) throws StoreException;

  /// Keeps that a token counts for nothing from now on.
  void revoke(String name, Instant at) throws StoreException;
}
