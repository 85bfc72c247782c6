// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.adapter.huaweicloud.HuaweicloudWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.List;
import java.util.Optional;

/// Whether Huawei Cloud answers, accepts the key, and serves the zones.
final class HuaweicloudHealth {
  /// More zones than these are looked up in one list.
  private static final int FEW = 4;

  private static final String WELL = "Huawei Cloud DNS";

  private HuaweicloudHealth() {}

  /// One line for people.
  static Reply<String> of(HuaweicloudApi api, List<DnsName> zones) {
    if (zones.isEmpty()) {
      return api.anyZone().then(_ -> new Reply.Got<>(WELL));
    }
    return zones.size() > FEW ? listed(api, zones) : each(api, zones);
  }

  private static Reply<String> each(HuaweicloudApi api, List<DnsName> names) {
    for (DnsName name : names) {
      Reply<String> served = api.zone(name).then(zone -> served(name, zone));
      if (served instanceof Reply.Failed<String>) {
        return served;
      }
    }
    return new Reply.Got<>(WELL);
  }

  private static Reply<String> listed(HuaweicloudApi api, List<DnsName> names) {
    return api.zones()
        .then(zones -> {
          for (DnsName name : names) {
            Reply<String> served =
                zones.stream()
                    .filter(zone -> zone.name().equals(Optional.of(name)))
                    .findFirst()
                    .map(zone -> served(name, zone))
                    .orElseGet(() ->
                        new Reply.Failed<>(new Absent("zone " + name + " is not in this account")));
            if (served instanceof Reply.Failed<String>) {
              return served;
            }
          }
          return new Reply.Got<>(WELL);
        });
  }

  private static Reply<String> served(DnsName name, Zone zone) {
    return zone.isServed()
        ? new Reply.Got<>(WELL)
        : new Reply.Failed<>(
            new Rejected("zone " + name + " is not served: it is " + Excerpt.of(zone.status())));
  }
}
