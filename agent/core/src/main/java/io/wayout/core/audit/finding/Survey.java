// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import io.wayout.core.model.ProbeResult;
import io.wayout.dns.DnsName;
import io.wayout.provider.NameServersOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// What was asked of the world for an audit, beyond what the agent watches anyway. Whatever was not
/// asked, or not answered in time, is absent and leads to no finding.
///
/// @param delegations by zone, the name servers that the parent names, as host names or addresses;
///   absent: nobody told
/// @param declared by zone and account, the name servers that the vendor names
/// @param certificates by target and business name, a TLS handshake at the target
/// @param names by host name, whether it resolves; absent: nobody could tell
public record Survey(
    Map<DnsName, SortedSet<String>> delegations,
    Map<ZoneAt, NameServersOutcome> declared,
    Map<Handshake, ProbeResult> certificates,
    Map<DnsName, Boolean> names) {
  public Survey {
    delegations = Map.copyOf(delegations);
    declared = Map.copyOf(declared);
    certificates = Map.copyOf(certificates);
    names = Map.copyOf(names);
  }

  /// A zone at one of its accounts.
  public record ZoneAt(DnsName zone, String account) {
    @Override
    public String toString() {
      return zone + " at " + account;
    }
  }

  /// A TLS handshake with a business name at a target.
  ///
  /// @param target the target's id, e.g. `shop/standby`
  public record Handshake(String target, DnsName name) {}

  /// Nothing was asked.
  public static Survey none() {
    return new Survey(Map.of(), Map.of(), Map.of(), Map.of());
  }

  Optional<SortedSet<String>> delegation(DnsName zone) {
    return Optional.ofNullable(delegations.get(zone));
  }
}
