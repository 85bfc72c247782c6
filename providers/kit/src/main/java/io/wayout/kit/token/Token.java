// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

import java.time.Instant;

/// A bearer token. Never shows itself (I90).
///
/// @param text what goes behind `Bearer` in the header `Authorization`
/// @param from when it was asked for, by our clock
/// @param until when it dies, by our clock; later than `from`
public record Token(String text, Instant from, Instant until) implements Lease {
  public Token {
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("a token lives for a while");
    }
  }

  @Override
  public String toString() {
    return "Token[***, until=" + until + "]";
  }
}
