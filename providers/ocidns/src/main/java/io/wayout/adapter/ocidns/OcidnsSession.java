// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.kit.token.Lease;
import java.time.Instant;

/// A session of an instance: a key of our own, and the token that vouches for it. Never shows
/// itself (I90).
///
/// @param from when it was asked for, by our clock
/// @param until when it dies, by our clock; later than `from`
record OcidnsSession(OcidnsKey key, Instant from, Instant until) implements Lease {
  @Override
  public String toString() {
    return "OcidnsSession[***, until=" + until + "]";
  }
}
