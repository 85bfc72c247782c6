// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import java.util.List;
import java.util.Optional;

/// Whether Route 53 answers, accepts the key, and has the zones.
final class Route53Health {
  /// More zones than these are looked up in one list.
  private static final int FEW = 4;

  private Route53Health() {}

  /// One line for people.
  static Reply<String> of(Route53Api api, Route53Zones ids, List<DnsName> zones) {
    if (zones.isEmpty()) {
      return api.anyZone().then(_ -> new Reply.Got<>("Route 53"));
    }
    return zones.size() > FEW ? listed(api, ids, zones) : each(api, ids, zones);
  }

  private static Reply<String> each(Route53Api api, Route53Zones ids, List<DnsName> zones) {
    for (DnsName zone : zones) {
      Reply<Route53Set> reply =
          ids.id(api, zone).then(id -> Route53Sight.nameServers(api, id, zone));
      if (reply instanceof Reply.Failed<Route53Set>(ProviderFailure why)) {
        return new Reply.Failed<>(why);
      }
    }
    return new Reply.Got<>("Route 53");
  }

  private static Reply<String> listed(Route53Api api, Route53Zones ids, List<DnsName> zones) {
    return api.zones()
        .then(all ->
            zones.stream()
                .map(zone -> ids.missing(zone, all))
                .flatMap(Optional::stream)
                .findFirst()
                .<Reply<String>>map(Reply.Failed::new)
                .orElseGet(() -> new Reply.Got<>("Route 53")));
  }
}
