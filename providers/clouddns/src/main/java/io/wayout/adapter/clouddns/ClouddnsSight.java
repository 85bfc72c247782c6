// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Garbled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What one look at a zone showed of some names, all types. That nothing is there counts only if
/// the same look showed something else of the zone: an API that has lost its records never says so
/// (I32).
///
/// @param sets what is there
record ClouddnsSight(List<ClouddnsSet> sets) {
  /// More names than these are read in one list of the zone.
  private static final int FEW = 4;

  static Reply<ClouddnsSight> of(ClouddnsApi api, List<RecordKey> keys) {
    DnsName zone = keys.getFirst().zone();
    List<DnsName> names = keys.stream().map(RecordKey::name).distinct().toList();
    return (names.size() > FEW ? api.all(zone) : each(api, zone, names))
        .then(sets ->
            sets.isEmpty()
                ? new Reply.Failed<>(new Garbled("zone " + zone + " shows no record at all"))
                : new Reply.Got<>(new ClouddnsSight(sets)));
  }

  Optional<ClouddnsSet> at(RecordKey key) {
    return sets.stream().filter(set -> set.isAt(key)).findFirst();
  }

  /// The types of the other sets at the key's name.
  List<String> beside(RecordKey key) {
    return sets.stream()
        .filter(set -> set.name().toLowerCase(Locale.ROOT).equals(key.name().absolute()))
        .map(ClouddnsSet::type)
        .filter(type -> !type.equals(key.type().name()))
        .toList();
  }

  /// Where nothing is found, the apex is asked, which always holds something.
  private static Reply<List<ClouddnsSet>> each(ClouddnsApi api, DnsName zone, List<DnsName> names) {
    List<ClouddnsSet> found = new ArrayList<>();
    for (DnsName name : names) {
      switch (api.at(zone, name)) {
        case Reply.Failed<List<ClouddnsSet>>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<List<ClouddnsSet>>(var sets) -> found.addAll(sets);
      }
    }
    return found.isEmpty() ? api.at(zone, zone) : new Reply.Got<>(List.copyOf(found));
  }
}
