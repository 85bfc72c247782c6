// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

import java.time.InstantSource;
import java.util.Optional;

/// One account's bearer token, for all callers. Thread-safe.
public final class TokenCache extends LeaseCache<Token> {
  public TokenCache(TokenSource source, InstantSource clock) {
    super(source, clock);
  }

  /// @param lastResort lends a token when the source fails and none lives
  public TokenCache(TokenSource source, Optional<TokenSource> lastResort, InstantSource clock) {
    super(source, lastResort, clock);
  }
}
