// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.adapter.route53.Route53Wire.Listing;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What one look at a zone showed of some names: all record sets at each of them. That something is
/// not there counts only if the look showed something else of the zone (I32).
///
/// @param zoneId the hosted zone that was looked at
/// @param names every name that was looked at, with its sets
record Route53Sight(String zoneId, Map<String, List<Route53Set>> names) {
  /// Fewer names than these are read with short lists.
  private static final int FEW = 4;

  private static final int SHORT_LIST = 20;
  private static final int LONG_LIST = 300;

  /// A list begins at a name and goes on with those behind it, so it often shows names that are to
  /// be looked at anyway. The vendor's order is only used to save requests, never to conclude.
  static Reply<Route53Sight> of(Route53Api api, String zoneId, List<RecordKey> keys) {
    List<DnsName> wanted = keys.stream().map(RecordKey::name).distinct().sorted().toList();
    int size = wanted.size() > FEW ? LONG_LIST : SHORT_LIST;
    Map<String, List<Route53Set>> seen = new HashMap<>();
    for (DnsName name : wanted) {
      if (!seen.containsKey(name.text())) {
        switch (api.sets(zoneId, name, size)) {
          case Reply.Failed<Listing>(ProviderFailure failure) -> {
            return new Reply.Failed<>(failure);
          }
          case Reply.Got<Listing>(Listing listing) -> seen.putAll(complete(listing));
        }
        boolean isCut = seen.getOrDefault(name.text(), List.of()).size() >= size;
        if (isCut) {
          return new Reply.Failed<>(
              new Rejected(name + " has " + size + " record sets or more: a routing policy"));
        }
        seen.putIfAbsent(name.text(), List.of());
      }
    }
    Route53Sight sight = new Route53Sight(zoneId, Map.copyOf(seen));
    DnsName zone = keys.getFirst().zone();
    boolean isSomethingThere =
        seen.values().stream().flatMap(List::stream).anyMatch(set -> set.isWithin(zone));
    return isSomethingThere
        ? new Reply.Got<>(sight)
        : nameServers(api, zoneId, zone).then(_ -> new Reply.Got<>(sight));
  }

  /// The sets at a key: several if there is a routing policy.
  List<Route53Set> at(RecordKey key) {
    return atName(key).stream().filter(set -> set.isAt(key)).toList();
  }

  /// All sets at the key's name.
  List<Route53Set> atName(RecordKey key) {
    return Objects.requireNonNullElse(names.get(key.name().text()), List.of());
  }

  /// The sets of each name; those of the last name may be a part only, if the list goes on.
  private static Map<String, List<Route53Set>> complete(Listing listing) {
    Map<String, List<Route53Set>> names = new HashMap<>();
    listing
        .sets()
        .forEach(set -> names.computeIfAbsent(set.owner(), _ -> new ArrayList<>()).add(set));
    if (!listing.isWhole() && names.size() > 1) {
      names.remove(listing.sets().getLast().owner());
    }
    return names;
  }

  /// The name servers' own set, which every zone has; a zone without it has lost more than ours, or
  /// is another one than the configuration says.
  static Reply<Route53Set> nameServers(Route53Api api, String zoneId, DnsName zone) {
    return api.nameServers(zoneId, zone)
        .then(listing ->
            listing.sets().stream()
                .filter(set -> set.owner().equals(zone.text()) && set.type().equals("NS"))
                .findFirst()
                .<Reply<Route53Set>>map(Reply.Got::new)
                .orElseGet(() ->
                    new Reply.Failed<>(
                        new Garbled("zone " + zoneId + " shows no name servers of " + zone))));
  }
}
