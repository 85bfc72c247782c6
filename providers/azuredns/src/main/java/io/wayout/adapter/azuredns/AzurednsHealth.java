// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import io.wayout.adapter.azuredns.AzurednsWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Denied;
import java.util.List;

/// Whether Azure answers, accepts us, and has the zones. A role may be given for single zones, so
/// that the list of all is denied.
final class AzurednsHealth {
  private static final int FEW = 3;

  private AzurednsHealth() {}

  /// One line for people.
  static Reply<String> of(AzurednsApi api, List<DnsName> zones) {
    if (!zones.isEmpty() && zones.size() <= FEW) {
      return each(api, zones);
    }
    Reply<String> listed = listed(api, zones);
    boolean isListDenied = listed instanceof Reply.Failed<String>(Denied _);
    return isListDenied && !zones.isEmpty() ? each(api, zones) : listed;
  }

  private static Reply<String> each(AzurednsApi api, List<DnsName> zones) {
    for (DnsName zone : zones) {
      if (api.zone(zone) instanceof Reply.Failed<Zone>(ProviderFailure failure)) {
        return new Reply.Failed<>(failure);
      }
    }
    return new Reply.Got<>("Azure DNS");
  }

  private static Reply<String> listed(AzurednsApi api, List<DnsName> names) {
    return api.zones()
        .then(found -> {
          List<String> there = found.stream().map(Zone::name).toList();
          return names.stream()
              .filter(name -> !there.contains(name.text()))
              .findFirst()
              .<Reply<String>>map(name ->
                  new Reply.Failed<>(new Absent("zone " + name + " is not in this resource group")))
              .orElseGet(() -> new Reply.Got<>("Azure DNS"));
        });
  }
}
