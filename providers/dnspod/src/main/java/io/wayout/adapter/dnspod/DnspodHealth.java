// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import io.wayout.adapter.dnspod.DnspodWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.SlowTtl;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether DNSPod answers, accepts the key, and serves the zones.
final class DnspodHealth {
  /// More zones than these are looked up in one list.
  private static final int FEW = 8;

  private static final String WELL = "DNSPod";

  private DnspodHealth() {}

  /// One line for people.
  static Reply<String> of(DnspodApi api, DnspodFloors floors, List<DnsName> zones) {
    if (zones.isEmpty()) {
      return api.zones(0, 1).then(_ -> new Reply.Got<>(WELL));
    }
    return zones.size() > FEW ? listed(api, zones) : each(api, floors, zones);
  }

  /// What will hurt one day: plans without short TTLs, where the key may ask for plans.
  static List<Concern> concerns(DnspodApi api, DnspodFloors floors, List<DnsName> zones) {
    Map<String, Integer> plans = floors.of(api);
    List<Concern> found = new ArrayList<>();
    for (DnsName zone : zones) {
      String grade = api.zone(zone).fold(Zone::grade, _ -> "");
      SlowTtl.of(zone, plans.getOrDefault(grade, 0)).ifPresent(found::add);
    }
    return found;
  }

  private static Reply<String> each(DnspodApi api, DnspodFloors floors, List<DnsName> names) {
    Map<DnsName, String> grades = new LinkedHashMap<>();
    for (DnsName name : names) {
      Reply<String> served =
          api.zone(name)
              .then(zone -> {
                grades.put(name, zone.grade());
                return served(name, zone);
              });
      if (served instanceof Reply.Failed<String>) {
        return served;
      }
    }
    return new Reply.Got<>(WELL + told(floors.of(api), grades));
  }

  /// The smallest TTL of each zone's plan, where the key may ask for plans.
  private static String told(Map<String, Integer> plans, Map<DnsName, String> grades) {
    String told =
        grades.entrySet().stream()
            .filter(zone -> plans.containsKey(zone.getValue()))
            .map(zone -> zone.getKey() + " " + plans.get(zone.getValue()) + " s")
            .collect(Collectors.joining(", "));
    return told.isEmpty() ? "" : "; smallest TTL: " + told;
  }

  private static Reply<String> listed(DnspodApi api, List<DnsName> names) {
    return api.zones()
        .then(zones -> {
          for (DnsName name : names) {
            Optional<Zone> zone =
                zones.stream().filter(z -> z.name().equals(Optional.of(name))).findFirst();
            Reply<String> served =
                zone.map(found -> served(name, found))
                    .orElseGet(
                        () -> failed(new Absent("zone " + name + " is not in this account")));
            if (served instanceof Reply.Failed<String>) {
              return served;
            }
          }
          return new Reply.Got<>(WELL);
        });
  }

  /// Changes of a zone that is paused or banned succeed, and nobody ever sees them.
  private static Reply<String> served(DnsName name, Zone zone) {
    return zone.isServed()
        ? new Reply.Got<>(WELL)
        : failed(
            new Rejected("zone " + name + " is not served: it is " + Excerpt.of(zone.status())));
  }

  private static Reply<String> failed(ProviderFailure failure) {
    return new Reply.Failed<>(failure);
  }
}
