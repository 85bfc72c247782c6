// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Garbled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one look at a zone showed of some keys. That a record is not there counts only if the same
/// look showed something else of the zone: an API that has lost its records never says so (I32).
///
/// @param records what is there
record Ns1Sight(List<Ns1Record> records) {
  /// More records than these are read in one list of the zone.
  private static final int FEW = 6;

  static Reply<Ns1Sight> of(Ns1Api api, List<RecordKey> keys) {
    return keys.size() > FEW ? whole(api, keys) : each(api, keys);
  }

  Optional<Ns1Record> at(RecordKey key) {
    return records.stream().filter(record -> record.isAt(key)).findFirst();
  }

  /// Lists leave out the answers of advanced records, which are asked for one by one.
  private static Reply<Ns1Sight> whole(Ns1Api api, List<RecordKey> keys) {
    return listed(api, keys.getFirst().zone())
        .then(sight -> {
          List<RecordKey> hidden =
              keys.stream()
                  .filter(key -> sight.at(key).filter(r -> r.answers().isEmpty()).isPresent())
                  .toList();
          return found(api, hidden)
              .then(details -> {
                List<Ns1Record> all = new ArrayList<>(details);
                all.addAll(sight.records());
                return new Reply.Got<>(new Ns1Sight(List.copyOf(all)));
              });
        });
  }

  private static Reply<Ns1Sight> each(Ns1Api api, List<RecordKey> keys) {
    return found(api, keys)
        .then(records ->
            records.isEmpty()
                ? listed(api, keys.getFirst().zone())
                    .then(_ -> new Reply.Got<>(new Ns1Sight(List.of())))
                : new Reply.Got<>(new Ns1Sight(records)));
  }

  private static Reply<List<Ns1Record>> found(Ns1Api api, List<RecordKey> keys) {
    List<Ns1Record> found = new ArrayList<>();
    for (RecordKey key : keys) {
      switch (api.record(key)) {
        case Reply.Failed<Optional<Ns1Record>>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Optional<Ns1Record>>(var record) -> record.ifPresent(found::add);
      }
    }
    return new Reply.Got<>(List.copyOf(found));
  }

  private static Reply<Ns1Sight> listed(Ns1Api api, DnsName zone) {
    return api.all(zone)
        .then(all ->
            all.isEmpty()
                ? new Reply.Failed<>(new Garbled("zone " + zone + " shows no record at all"))
                : new Reply.Got<>(new Ns1Sight(all)));
  }
}
