// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import io.wayout.adapter.powerdns.PowerdnsWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Whether a server answers, knows the key, and has the zones in a state in which they can be
/// written.
final class PowerdnsHealth {
  /// More zones than these are looked up in one list.
  private static final int FEW = 16;

  private PowerdnsHealth() {}

  /// One line for people: the version, and what will hurt one day.
  static Reply<String> of(PowerdnsApi api, List<DnsName> zones) {
    return api.version()
        .then(version -> {
          Reply<List<Zone>> found = zones.size() > FEW ? listed(api, zones) : each(api, zones);
          return found.then(all -> new Reply.Got<>("PowerDNS " + version + warning(all)));
        });
  }

  private static Reply<List<Zone>> each(PowerdnsApi api, List<DnsName> names) {
    List<Zone> zones = new ArrayList<>();
    for (DnsName name : names) {
      switch (api.head(name).then(PowerdnsHealth::writable)) {
        case Reply.Failed<Zone>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Zone>(Zone zone) -> zones.add(zone);
      }
    }
    return new Reply.Got<>(zones);
  }

  private static Reply<List<Zone>> listed(PowerdnsApi api, List<DnsName> names) {
    return api.zones()
        .then(all -> {
          Map<DnsName, Zone> byName =
              all.stream().collect(Collectors.toMap(Zone::name, Function.identity(), (a, _) -> a));
          for (DnsName name : names) {
            if (!byName.containsKey(name)) {
              return new Reply.Failed<>(new Absent("zone " + name + " is not on this server"));
            }
            if (byName.get(name).isCopy()) {
              return new Reply.Failed<>(copy(byName.get(name)));
            }
          }
          return new Reply.Got<>(List.of());
        });
  }

  private static Reply<Zone> writable(Zone zone) {
    return zone.isCopy() ? new Reply.Failed<>(copy(zone)) : new Reply.Got<>(zone);
  }

  private static Rejected copy(Zone zone) {
    return new Rejected(
        "zone "
            + zone.name()
            + " is a copy ("
            + Excerpt.of(zone.kind())
            + "); give the account of its primary");
  }

  private static String warning(List<Zone> zones) {
    String silent =
        zones.stream()
            .filter(Zone::hidesChangesFromSecondaries)
            .map(zone -> zone.name().text())
            .collect(Collectors.joining(", "));
    return silent.isEmpty()
        ? ""
        : "; secondaries will not notice changes, because soa_edit_api is empty: " + silent;
  }
}
