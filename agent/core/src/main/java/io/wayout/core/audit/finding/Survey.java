// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.plane.ServerSight;
import io.wayout.dns.DnsName;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.NameServersOutcome;
import java.util.List;
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
/// @param sightings what the zones' name servers answer, one after the other
/// @param concerns by account, what will hurt one day
public record Survey(
    Map<DnsName, SortedSet<String>> delegations,
    Map<ZoneAt, NameServersOutcome> declared,
    Map<Handshake, ProbeResult> certificates,
    Map<DnsName, Boolean> names,
    List<Sighting> sightings,
    Map<String, List<Concern>> concerns) {
  public Survey {
    concerns = Map.copyOf(concerns);
    sightings = List.copyOf(sightings);
    delegations = Map.copyOf(delegations);
    declared = Map.copyOf(declared);
    certificates = Map.copyOf(certificates);
    names = Map.copyOf(names);
  }

  /// A survey that asked no name server for records.
  public Survey(
      Map<DnsName, SortedSet<String>> delegations,
      Map<ZoneAt, NameServersOutcome> declared,
      Map<Handshake, ProbeResult> certificates,
      Map<DnsName, Boolean> names) {
    this(delegations, declared, certificates, names, List.of(), Map.of());
  }

  /// What one name server, asked at one address over one transport, answers for a zone's managed
  /// records.
  public record Sighting(ZoneAt place, ServerSight sight) {}

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
