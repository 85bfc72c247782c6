// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Garbled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one look at a zone showed of some keys. That a record set is not there counts only if the
/// same look showed something else of the zone: an API that has lost its records never says so
/// (I32).
///
/// @param sets what is there
record AzurednsSight(List<AzurednsSet> sets) {
  /// More record sets than these are read in one list of the zone, of which Azure allows 60 a
  /// minute.
  private static final int FEW = 6;

  static Reply<AzurednsSight> of(AzurednsApi api, List<RecordKey> keys) {
    return keys.size() > FEW ? whole(api, keys.getFirst().zone()) : each(api, keys);
  }

  Optional<AzurednsSet> at(RecordKey key) {
    return sets.stream().filter(set -> set.isAt(key)).findFirst();
  }

  private static Reply<AzurednsSight> whole(AzurednsApi api, DnsName zone) {
    return api.all(zone)
        .then(all ->
            all.isEmpty()
                ? new Reply.Failed<>(new Garbled("zone " + zone + ": the list is empty"))
                : new Reply.Got<>(new AzurednsSight(all)));
  }

  private static Reply<AzurednsSight> each(AzurednsApi api, List<RecordKey> keys) {
    List<AzurednsSet> found = new ArrayList<>();
    for (RecordKey key : keys) {
      String name = key.name().relativeTo(key.zone());
      switch (api.set(key.zone(), name, key.type().name())) {
        case Reply.Failed<Optional<AzurednsSet>>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Optional<AzurednsSet>>(var set) -> set.ifPresent(found::add);
      }
    }
    return found.isEmpty()
        ? soa(api, keys.getFirst().zone())
        : new Reply.Got<>(new AzurednsSight(List.copyOf(found)));
  }

  /// Every zone has its SOA record set.
  private static Reply<AzurednsSight> soa(AzurednsApi api, DnsName zone) {
    return api.set(zone, "@", "SOA")
        .then(soa ->
            soa.isEmpty()
                ? new Reply.Failed<>(new Garbled("zone " + zone + " shows no record at all"))
                : new Reply.Got<>(new AzurednsSight(List.of())));
  }
}
