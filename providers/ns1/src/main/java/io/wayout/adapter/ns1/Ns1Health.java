// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

import io.wayout.adapter.ns1.Ns1Wire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.List;

/// Whether NS1 answers, accepts the key, and has the zones as primary.
final class Ns1Health {
  private static final int FEW = 3;

  private Ns1Health() {}

  /// One line for people.
  static Reply<String> of(Ns1Api api, List<DnsName> zones) {
    return zones.isEmpty() || zones.size() > FEW ? listed(api, zones) : each(api, zones);
  }

  private static Reply<String> each(Ns1Api api, List<DnsName> zones) {
    for (DnsName zone : zones) {
      switch (api.zone(zone)) {
        case Reply.Failed<Zone>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Zone>(Zone found) when found.isSecondary() -> {
          return new Reply.Failed<>(
              new Rejected("zone " + zone + " is a secondary zone at NS1 and can't be changed"));
        }
        case Reply.Got<Zone> _ -> {}
      }
    }
    return new Reply.Got<>("NS1");
  }

  private static Reply<String> listed(Ns1Api api, List<DnsName> names) {
    return api.zones()
        .then(found ->
            names.stream()
                .filter(name -> !found.contains(name.text()))
                .findFirst()
                .<Reply<String>>map(name ->
                    new Reply.Failed<>(new Absent("zone " + name + " is not in this account")))
                .orElseGet(() -> new Reply.Got<>("NS1")));
  }
}
