// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

import io.wayout.adapter.desec.DesecWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether deSEC answers, accepts the token, and has the zones. Requests are dear here: 2,000 a day
/// for an account, so few zones are asked one by one and many in one list.
final class DesecHealth {
  private static final int FEW = 2;

  private DesecHealth() {}

  /// One line for people: the smallest TTL of each zone that was asked by itself.
  static Reply<String> of(DesecApi api, List<DnsName> zones) {
    return zones.isEmpty() || zones.size() > FEW ? listed(api, zones) : each(api, zones);
  }

  private static Reply<String> each(DesecApi api, List<DnsName> names) {
    List<String> floors = new ArrayList<>();
    for (DnsName name : names) {
      switch (api.zone(name)) {
        case Reply.Failed<Zone>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Zone>(Zone zone) -> floors.add(name + " " + zone.ttlMin() + " s");
      }
    }
    return new Reply.Got<>("deSEC; smallest TTL: " + String.join(", ", floors));
  }

  private static Reply<String> listed(DesecApi api, List<DnsName> names) {
    return api.zones()
        .then(found -> {
          List<DnsName> there = found.stream().flatMap(Optional::stream).toList();
          return names.stream()
              .filter(name -> !there.contains(name))
              .findFirst()
              .<Reply<String>>map(name ->
                  new Reply.Failed<>(new Absent("zone " + name + " is not in this account")))
              .orElseGet(() -> new Reply.Got<>("deSEC"));
        });
  }
}
