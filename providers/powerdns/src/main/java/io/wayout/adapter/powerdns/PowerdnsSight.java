// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import io.wayout.adapter.powerdns.PowerdnsWire.Held;
import io.wayout.adapter.powerdns.PowerdnsWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Garbled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What one call saw of a zone.
///
/// @param isCopy the zone comes from another server; it must not be written here
record PowerdnsSight(boolean isCopy, Map<RecordKey, Held> held) {

  /// @param key one of those that were looked at
  Held of(RecordKey key) {
    return Objects.requireNonNull(held.get(key), "a key that nobody looked at");
  }

  /// Sees the whole zone at once, disabled records included.
  static Reply<PowerdnsSight> whole(PowerdnsApi api, List<RecordKey> keys) {
    return api.zone(keys.getFirst().zone())
        .then(zone -> {
          Map<RecordKey, Held> held = new HashMap<>();
          keys.forEach(key -> held.put(key, zone.held(key)));
          return new Reply.Got<>(new PowerdnsSight(zone.isCopy(), held));
        });
  }

  /// Sees the keys one by one, without disabled records.
  static Reply<PowerdnsSight> filtered(PowerdnsApi api, List<RecordKey> keys) {
    Map<RecordKey, Held> held = new HashMap<>();
    boolean isCopy = false;
    for (RecordKey key : keys) {
      switch (api.filtered(key.zone(), key.name(), key.type().name())) {
        case Reply.Failed<Zone>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Zone>(Zone zone) -> {
          held.put(key, zone.held(key));
          isCopy = zone.isCopy();
        }
      }
    }
    PowerdnsSight sight = new PowerdnsSight(isCopy, held);
    boolean isSure = held.values().stream().noneMatch(Held.Nothing.class::isInstance);
    return isSure ? new Reply.Got<>(sight) : confirmed(api, keys.getFirst().zone(), sight);
  }

  /// An empty answer proves an absence only if the same kind of reading shows what every zone has
  /// (I32).
  private static Reply<PowerdnsSight> confirmed(
      PowerdnsApi api, DnsName zone, PowerdnsSight sight) {
    return api.filtered(zone, zone, "SOA")
        .then(apex ->
            apex.hasSoa()
                ? new Reply.Got<>(sight)
                : new Reply.Failed<>(
                    new Garbled("zone " + zone + ": empty answers, without even the SOA record")));
  }
}
