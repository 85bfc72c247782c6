// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.util.Optional;

/// How a vendor finds the addresses of names in other vendors' zones, to answer for its ALIAS
/// records. Called on a server's threads; thread-safe, bounded in time, never throws.
@FunctionalInterface
public interface AliasLookup {

  /// A vendor that knows its own zones only.
  AliasLookup NONE = (_, _) -> new Found.Unknown();

  /// @param family A or AAAA
  Found find(DnsName name, RecordType family);

  /// What came of it.
  sealed interface Found {
    /// @param addresses empty if the name has none of that family
    record Known(Optional<RecordData.Addresses> addresses) implements Found {}

    /// Nobody could tell.
    record Unknown() implements Found {}
  }
}
