// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import io.wayout.adapter.akamai.AkamaiWire.Rrset;
import io.wayout.adapter.akamai.AkamaiWire.Zone;
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
/// (I32), and this one says the same of a zone that it does not have.
///
/// @param rrsets what is there
record AkamaiSight(List<Rrset> rrsets) {
  /// More record sets than these are read in one list of the zone.
  private static final int FEW = 4;

  static Reply<AkamaiSight> of(AkamaiApi api, List<RecordKey> keys) {
    return keys.size() > FEW ? whole(api, keys.getFirst().zone()) : each(api, keys);
  }

  Optional<Rrset> at(RecordKey key) {
    return rrsets.stream().filter(set -> set.isAt(key)).findFirst();
  }

  /// The name servers' own set, which every zone has.
  static Reply<Rrset> nameServers(AkamaiApi api, DnsName zone) {
    return api.nameServers(zone)
        .then(set ->
            set.<Reply<Rrset>>map(Reply.Got::new)
                .orElseGet(() -> api.zone(zone, "zone " + zone).then(AkamaiSight::blank)));
  }

  private static Reply<Rrset> blank(Zone zone) {
    return new Reply.Failed<>(new Garbled("zone " + zone.name() + " shows no name servers"));
  }

  private static Reply<AkamaiSight> whole(AkamaiApi api, DnsName zone) {
    return api.all(zone)
        .then(all ->
            all.isEmpty()
                ? new Reply.Failed<>(new Garbled("zone " + zone + ": the list is empty"))
                : new Reply.Got<>(new AkamaiSight(all)));
  }

  private static Reply<AkamaiSight> each(AkamaiApi api, List<RecordKey> keys) {
    List<Rrset> found = new ArrayList<>();
    for (RecordKey key : keys) {
      switch (api.rrset(key)) {
        case Reply.Failed<Optional<Rrset>>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Optional<Rrset>>(var rrset) -> {
          if (rrset.isPresent() && !rrset.get().isAt(key)) {
            return new Reply.Failed<>(new Garbled(key + ": another record set is shown"));
          }
          rrset.ifPresent(found::add);
        }
      }
    }
    AkamaiSight sight = new AkamaiSight(List.copyOf(found));
    return found.isEmpty()
        ? nameServers(api, keys.getFirst().zone()).then(_ -> new Reply.Got<>(sight))
        : new Reply.Got<>(sight);
  }
}
