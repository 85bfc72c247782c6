// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

import io.wayout.adapter.jdcloud.JdcloudWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.List;
import java.util.Optional;

/// Whether JD Cloud answers, accepts the key, and serves the zones.
final class JdcloudHealth {
  /// More zones than these are looked up in one list.
  private static final int FEW = 2;

  private static final String WELL = "JD Cloud DNS";

  private JdcloudHealth() {}

  /// One line for people.
  static Reply<String> of(JdcloudApi api, List<DnsName> zones) {
    if (zones.isEmpty()) {
      return api.anyZone().then(_ -> new Reply.Got<>(WELL));
    }
    return zones.size() > FEW ? listed(api, zones) : each(api, zones);
  }

  private static Reply<String> each(JdcloudApi api, List<DnsName> names) {
    for (DnsName name : names) {
      Reply<String> served = api.zone(name).then(zone -> served(name, zone));
      if (served instanceof Reply.Failed<String>) {
        return served;
      }
    }
    return new Reply.Got<>(WELL);
  }

  private static Reply<String> listed(JdcloudApi api, List<DnsName> names) {
    return api.zones()
        .then(zones -> {
          for (DnsName name : names) {
            Reply<String> served =
                zones.stream()
                    .filter(zone -> zone.name().equals(Optional.of(name)))
                    .findFirst()
                    .map(zone -> served(name, zone))
                    .orElseGet(
                        () -> failed(new Absent("zone " + name + " is not in this account")));
            if (served instanceof Reply.Failed<String>) {
              return served;
            }
          }
          return new Reply.Got<>(WELL);
        });
  }

  private static Reply<String> served(DnsName name, Zone zone) {
    if (zone.isLocked()) {
      return failed(new Rejected("zone " + name + " is locked: its records can't be changed"));
    }
    return zone.isServed()
        ? new Reply.Got<>(WELL)
        : failed(new Rejected("zone " + name + " is not served: it is paused"));
  }

  private static Reply<String> failed(ProviderFailure failure) {
    return new Reply.Failed<>(failure);
  }
}
