// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The managed records of one zone at one account.
public record ZoneRecords(String account, DnsName zone, List<RecordKey> keys) {
  public ZoneRecords {
    keys = List.copyOf(keys);
  }

  /// All of a configuration, ordered by account and zone.
  public static List<ZoneRecords> of(Topology topology) {
    Map<String, Map<DnsName, Set<RecordKey>>> byAccount = new TreeMap<>();
    for (Domain domain : topology.domains().values()) {
      for (Link link : domain.links()) {
        for (LinkAccount place : link.places()) {
          byAccount
              .computeIfAbsent(place.account(), _ -> new TreeMap<>())
              .computeIfAbsent(link.zone(), _ -> new LinkedHashSet<>())
              .add(place.key());
        }
      }
    }
    List<ZoneRecords> all = new ArrayList<>();
    byAccount.forEach((account, zones) ->
        zones.forEach((zone, keys) -> all.add(new ZoneRecords(account, zone, List.copyOf(keys)))));
    return all;
  }
}
