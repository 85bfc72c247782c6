// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

import io.wayout.adapter.desec.DesecWire.Rrset;
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
/// @param rrsets what is there
record DesecSight(List<Rrset> rrsets) {
  /// More record sets than these are read in one list of the zone.
  private static final int FEW = 4;

  static Reply<DesecSight> of(DesecApi api, List<RecordKey> keys) {
    return keys.size() > FEW ? whole(api, keys.getFirst().zone()) : each(api, keys);
  }

  Optional<Rrset> at(RecordKey key) {
    return rrsets.stream().filter(set -> set.isAt(key)).findFirst();
  }

  private static Reply<DesecSight> whole(DesecApi api, DnsName zone) {
    return api.all(zone)
        .then(all ->
            all.isEmpty()
                ? new Reply.Failed<>(new Garbled("zone " + zone + ": the list is empty"))
                : new Reply.Got<>(new DesecSight(all)));
  }

  private static Reply<DesecSight> each(DesecApi api, List<RecordKey> keys) {
    List<Rrset> found = new ArrayList<>();
    for (RecordKey key : keys) {
      switch (api.rrset(key)) {
        case Reply.Failed<Optional<Rrset>>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Optional<Rrset>>(var rrset) -> rrset.ifPresent(found::add);
      }
    }
    boolean isSomethingThere = !found.isEmpty();
    return isSomethingThere
        ? new Reply.Got<>(new DesecSight(List.copyOf(found)))
        : api.nameServers(keys.getFirst().zone())
            .fold(
                _ -> new Reply.Got<>(new DesecSight(List.of())),
                failure -> new Reply.Failed<>(doubted(failure)));
  }

  /// A zone without its name servers' record set has lost more than ours.
  private static ProviderFailure doubted(ProviderFailure failure) {
    return failure instanceof ProviderFailure.Absent(String detail) && detail.contains("RRset")
        ? new Garbled("the zone shows no record at all: " + detail)
        : failure;
  }
}
