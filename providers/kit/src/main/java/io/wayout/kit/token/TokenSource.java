// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

import io.wayout.kit.http.Reply;
import io.wayout.provider.Wire;

/// Where tokens come from: a token endpoint, a host's metadata service, or our own signature.
/// Thread-safe.
@FunctionalInterface
public interface TokenSource {
  /// Asks for a new token, with one request at most.
  ///
  /// @param wire ends in time
  Reply<Token> fetch(Wire wire);
}
