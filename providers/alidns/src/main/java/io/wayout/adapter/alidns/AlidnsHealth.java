// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.adapter.alidns.AlidnsWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.SlowTtl;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether alidns answers, accepts the key, and has the zones.
final class AlidnsHealth {
  /// More zones than these are looked up in one list.
  private static final int FEW = 8;

  private AlidnsHealth() {}

  /// One line for people: the smallest TTL of each zone's edition.
  static Reply<String> of(AlidnsApi api, List<DnsName> zones) {
    if (zones.isEmpty()) {
      return api.anyZone().then(_ -> new Reply.Got<>("alidns"));
    }
    return zones.size() > FEW ? listed(api, zones) : each(api, zones);
  }

  /// What will hurt one day: editions without short TTLs.
  static List<Concern> concerns(AlidnsApi api, List<DnsName> zones) {
    List<Concern> found = new ArrayList<>();
    for (DnsName zone : zones) {
      api.zone(zone)
          .fold(Zone::ttlMin, _ -> Optional.<Integer>empty())
          .flatMap(floor -> SlowTtl.of(zone, floor))
          .ifPresent(found::add);
    }
    return found;
  }

  private static Reply<String> each(AlidnsApi api, List<DnsName> names) {
    List<String> floors = new ArrayList<>();
    for (DnsName name : names) {
      switch (api.zone(name)) {
        case Reply.Failed<Zone>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Zone>(Zone zone) ->
            zone.ttlMin().ifPresent(min -> floors.add(name + " " + min + " s"));
      }
    }
    return new Reply.Got<>(
        floors.isEmpty() ? "alidns" : "alidns; smallest TTL: " + String.join(", ", floors));
  }

  private static Reply<String> listed(AlidnsApi api, List<DnsName> names) {
    return api.zones()
        .then(found -> {
          List<DnsName> there = found.stream().flatMap(Optional::stream).toList();
          Optional<DnsName> missing =
              names.stream().filter(name -> !there.contains(name)).findFirst();
          return missing
              .<Reply<String>>map(name ->
                  new Reply.Failed<>(new Absent("zone " + name + " is not in this account")))
              .orElseGet(() -> new Reply.Got<>("alidns"));
        });
  }
}
