// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys;

import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.token.Lease;
import java.time.Instant;

/// A key that a vendor lends for a while. Never shows itself (I90).
///
/// @param key has a token that goes along with its signatures
/// @param from when it was asked for, by our clock
/// @param until when it dies, by our clock; later than `from`
public record LentKey(AccessKey key, Instant from, Instant until) implements Lease {
  public LentKey {
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("a key lives for a while");
    }
  }

  @Override
  public String toString() {
    return "LentKey[***, until=" + until + "]";
  }
}
