// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

import io.wayout.dns.DnsName;
import java.util.Optional;

/// Asks resolvers whether a name leads anywhere. Blocking, bounded, thread-safe, never throws.
@FunctionalInterface
public interface Names {

  /// @return whether it has an address; empty if nobody could tell
  Optional<Boolean> resolves(DnsName name);
}
