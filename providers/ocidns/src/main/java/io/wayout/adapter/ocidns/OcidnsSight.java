// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.adapter.ocidns.OcidnsWire.OciRecord;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Garbled;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What one look at a zone showed of some keys. That a set is not there counts only if the same
/// look showed something else of the zone: an API that has lost its records never says so (I32).
///
/// @param records what is there
record OcidnsSight(List<OciRecord> records) {
  /// More sets than these are read in one list of the zone.
  private static final int FEW = 4;

  OcidnsSight {
    records = List.copyOf(records);
  }

  static Reply<OcidnsSight> of(OcidnsApi api, List<RecordKey> keys) {
    return of(api, keys, Set.of());
  }

  /// @param names to be looked at in all their types, because something is to be made there
  static Reply<OcidnsSight> of(OcidnsApi api, List<RecordKey> keys, Set<DnsName> names) {
    DnsName zone = keys.getFirst().zone();
    if (keys.size() > FEW) {
      return api.all(zone)
          .then(all ->
              all.isEmpty()
                  ? new Reply.Failed<>(blank(zone))
                  : new Reply.Got<>(new OcidnsSight(all)));
    }
    Set<OciRecord> seen = new LinkedHashSet<>();
    for (RecordKey key : keys) {
      Reply<List<OciRecord>> reply =
          names.contains(key.name()) ? api.at(zone, key.name()) : api.set(key);
      switch (reply) {
        case Reply.Failed<List<OciRecord>>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<List<OciRecord>>(var records) -> seen.addAll(records);
      }
    }
    OcidnsSight sight = new OcidnsSight(new ArrayList<>(seen));
    return seen.isEmpty()
        ? api.apex(zone)
            .then(servers ->
                servers.isEmpty() ? new Reply.Failed<>(blank(zone)) : new Reply.Got<>(sight))
        : new Reply.Got<>(sight);
  }

  List<OciRecord> at(RecordKey key) {
    return records.stream().filter(record -> record.isAt(key)).toList();
  }

  /// The types of everything at a name.
  List<String> typesAt(DnsName name) {
    return records.stream()
        .filter(record -> record.owner().equals(name.text()))
        .map(OciRecord::type)
        .distinct()
        .toList();
  }

  private static ProviderFailure blank(DnsName zone) {
    return new Garbled("zone " + zone + " shows no record at all");
  }
}
