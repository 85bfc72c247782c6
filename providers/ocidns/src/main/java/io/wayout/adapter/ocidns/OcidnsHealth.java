// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.adapter.ocidns.OcidnsWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether OCI DNS answers, accepts the key, and has the zones.
final class OcidnsHealth {
  /// More zones than these are looked up in one list, if the compartment is known.
  private static final int FEW = 4;

  private OcidnsHealth() {}

  /// One line for people. Without a compartment there is no list, so only the first zones are
  /// asked; the others are seen when their records are read.
  ///
  /// @param root the tenancy, which is a compartment, too
  static Reply<String> of(
      OcidnsApi api, Optional<String> compartment, String root, List<DnsName> names) {
    if (names.isEmpty()) {
      return accepted(api.zones(compartment.orElse(root)));
    }
    boolean isList = compartment.isPresent() && names.size() > FEW;
    List<DnsName> asked = isList || names.size() <= FEW ? names : names.subList(0, FEW);
    Reply<List<Zone>> zones = isList ? api.zones(compartment.orElseThrow()) : each(api, asked);
    return zones.then(found -> judged(asked, found));
  }

  /// Whoever may not see a list of zones has proven who it is all the same.
  private static Reply<String> accepted(Reply<List<Zone>> zones) {
    return zones instanceof Reply.Failed<List<Zone>>(ProviderFailure why)
            && !(why instanceof Absent)
        ? new Reply.Failed<>(why)
        : new Reply.Got<>("OCI DNS");
  }

  private static Reply<List<Zone>> each(OcidnsApi api, List<DnsName> names) {
    List<Zone> zones = new ArrayList<>();
    for (DnsName name : names) {
      switch (api.zoneOf(name)) {
        case Reply.Failed<Zone>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Zone>(Zone zone) -> zones.add(zone);
      }
    }
    return new Reply.Got<>(List.copyOf(zones));
  }

  private static Reply<String> judged(List<DnsName> names, List<Zone> zones) {
    for (DnsName name : names) {
      Optional<Zone> zone = zones.stream().filter(z -> z.name().equals(name.text())).findFirst();
      if (zone.isEmpty()) {
        return new Reply.Failed<>(new Absent("zone " + name + " is not in this compartment"));
      }
    }
    return new Reply.Got<>("OCI DNS");
  }
}
