// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.adapter.clouddns.ClouddnsWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import java.util.List;

/// Whether Google answers, accepts us, and has the zones.
final class ClouddnsHealth {
  private static final int FEW = 3;

  private ClouddnsHealth() {}

  /// One line for people.
  static Reply<String> of(ClouddnsApi api, List<DnsName> zones) {
    return zones.isEmpty() || zones.size() > FEW ? listed(api, zones) : each(api, zones);
  }

  private static Reply<String> each(ClouddnsApi api, List<DnsName> zones) {
    for (DnsName zone : zones) {
      if (api.zone(zone) instanceof Reply.Failed<Zone>(ProviderFailure failure)) {
        return new Reply.Failed<>(failure);
      }
    }
    return new Reply.Got<>("Cloud DNS");
  }

  private static Reply<String> listed(ClouddnsApi api, List<DnsName> names) {
    return api.zones()
        .then(found ->
            names.stream()
                .filter(name -> found.stream().noneMatch(zone -> zone.isOf(name)))
                .findFirst()
                .<Reply<String>>map(name ->
                    new Reply.Failed<>(new Absent("this project has no public zone " + name)))
                .orElseGet(() -> new Reply.Got<>("Cloud DNS")));
  }
}
