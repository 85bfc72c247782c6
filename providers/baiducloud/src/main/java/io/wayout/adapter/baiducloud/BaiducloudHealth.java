// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import io.wayout.adapter.baiducloud.BaiducloudWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether Baidu answers, accepts the key, and has the zones.
final class BaiducloudHealth {
  /// More zones than these are looked up in one list.
  private static final int FEW = 4;

  private BaiducloudHealth() {}

  /// One line for people: the plan of each zone, which sets its smallest TTL.
  static Reply<String> of(BaiducloudApi api, List<DnsName> zones) {
    if (zones.isEmpty()) {
      return api.anyZone().then(_ -> new Reply.Got<>("Baidu"));
    }
    return zones.size() > FEW ? api.zones().then(found -> told(zones, found)) : each(api, zones);
  }

  private static Reply<String> each(BaiducloudApi api, List<DnsName> names) {
    List<Zone> zones = new ArrayList<>();
    for (DnsName name : names) {
      switch (api.zones(name)) {
        case Reply.Failed<List<Zone>>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<List<Zone>>(List<Zone> found) -> zones.addAll(found);
      }
    }
    return told(names, zones);
  }

  private static Reply<String> told(List<DnsName> names, List<Zone> zones) {
    List<String> plans = new ArrayList<>();
    for (DnsName name : names) {
      Optional<Zone> zone =
          zones.stream().filter(each -> each.name().equals(Optional.of(name))).findFirst();
      if (zone.isEmpty()) {
        return new Reply.Failed<>(new Absent("zone " + name + " is not in this account"));
      }
      if (!zone.get().plan().isEmpty() && names.size() <= FEW) {
        plans.add(name + " " + zone.get().plan());
      }
    }
    return new Reply.Got<>(plans.isEmpty() ? "Baidu" : "Baidu; plan: " + String.join(", ", plans));
  }
}
