// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import io.wayout.provider.Capabilities;
import java.util.Optional;
import java.util.SortedSet;

/// One set of credentials at one DNS provider's API, as the core sees it.
///
/// @param zones the zones that links of this configuration need at this account
/// @param canary what proves that it takes changes
public record Account(
    String name,
    String provider,
    String vendor,
    Capabilities capabilities,
    SortedSet<DnsName> zones,
    Optional<Canary> canary) {

  /// An account without a canary.
  public Account(
      String name,
      String provider,
      String vendor,
      Capabilities capabilities,
      SortedSet<DnsName> zones) {
    this(name, provider, vendor, capabilities, zones, Optional.empty());
  }

  /// The same, that is never written to by itself.
  public Account withoutCanary() {
    return new Account(name, provider, vendor, capabilities, zones);
  }
}
