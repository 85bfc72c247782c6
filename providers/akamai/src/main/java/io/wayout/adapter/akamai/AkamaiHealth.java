// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import io.wayout.adapter.akamai.AkamaiWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.ArrayList;
import java.util.List;

/// Whether Edge DNS answers, accepts the key, and has the zones as ones that can be written.
final class AkamaiHealth {
  /// More zones than these are looked up in one list.
  private static final int FEW = 4;

  private AkamaiHealth() {}

  /// One line for people.
  static Reply<String> of(AkamaiApi api, List<DnsName> names) {
    if (names.isEmpty()) {
      return api.anyZone().then(_ -> new Reply.Got<>("Edge DNS"));
    }
    return (names.size() > FEW ? api.zones() : each(api, names))
        .then(zones -> judged(names, zones));
  }

  private static Reply<List<Zone>> each(AkamaiApi api, List<DnsName> names) {
    List<Zone> zones = new ArrayList<>();
    for (DnsName name : names) {
      switch (api.zone(name, "zone " + name)) {
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
      List<Zone> same = zones.stream().filter(z -> z.name().equals(name.text())).toList();
      if (same.isEmpty()) {
        return new Reply.Failed<>(new Absent("zone " + name + " is not in this account"));
      }
      if (!same.getFirst().type().equals("PRIMARY")) {
        return new Reply.Failed<>(
            new Rejected(
                "zone "
                    + name
                    + " is of type "
                    + same.getFirst().type()
                    + "; only PRIMARY ones can be changed"));
      }
    }
    return new Reply.Got<>("Edge DNS");
  }
}
