// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.rows;

import io.wayout.dns.Ttl;
import java.util.Optional;

/// One record as such an API shows it; an adapter's own record adds what it must preserve.
public interface Row {
  /// The vendor's identifier of the record.
  String id();

  /// The owner's full name: lower case, A-labels, no final dot; any text if it is no name that a
  /// link can have.
  String owner();

  /// The type as the vendor writes it, e.g. `CNAME`.
  String type();

  /// The value as the vendor writes it, e.g. a host name with or without the final dot.
  String value();

  /// Seconds that resolvers may keep it.
  int ttl();

  /// The line or view for which it is served; empty where the vendor has none.
  String line();

  /// Is it served, or only stored?
  boolean isLive();

  /// Why it must not be changed; empty if it may.
  Optional<String> bar();

  /// Is a change of the TTL to this one needless? Vendors that fix a record's TTL say yes.
  default boolean fits(Ttl wanted) {
    return ttl() == wanted.seconds();
  }
}
