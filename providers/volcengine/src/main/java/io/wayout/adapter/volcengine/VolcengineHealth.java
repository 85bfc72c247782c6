// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import io.wayout.adapter.volcengine.VolcengineWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether Volcengine answers, accepts the key, and has the zones.
final class VolcengineHealth {
  /// More zones than these are looked up in one list.
  private static final int FEW = 8;

  private VolcengineHealth() {}

  /// One line for people: the edition of each zone, which sets its smallest TTL.
  static Reply<String> of(VolcengineApi api, List<DnsName> zones) {
    if (zones.isEmpty()) {
      return api.anyZone().then(_ -> new Reply.Got<>("Volcengine"));
    }
    return zones.size() > FEW ? listed(api, zones) : each(api, zones);
  }

  private static Reply<String> each(VolcengineApi api, List<DnsName> names) {
    List<String> editions = new ArrayList<>();
    for (DnsName name : names) {
      switch (api.zone(name)) {
        case Reply.Failed<Zone>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Zone>(Zone zone) -> {
          if (!zone.edition().isEmpty()) {
            editions.add(name + " " + zone.edition());
          }
        }
      }
    }
    return new Reply.Got<>(
        editions.isEmpty() ? "Volcengine" : "Volcengine; edition: " + String.join(", ", editions));
  }

  private static Reply<String> listed(VolcengineApi api, List<DnsName> names) {
    return api.zones()
        .then(found -> {
          List<DnsName> there =
              found.stream().filter(Zone::isOwned).flatMap(zone -> zone.name().stream()).toList();
          Optional<DnsName> missing =
              names.stream().filter(name -> !there.contains(name)).findFirst();
          return missing
              .<Reply<String>>map(name ->
                  new Reply.Failed<>(new Absent("zone " + name + " is not in this account")))
              .orElseGet(() -> new Reply.Got<>("Volcengine"));
        });
  }
}
