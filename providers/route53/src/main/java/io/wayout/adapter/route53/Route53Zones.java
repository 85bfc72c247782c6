// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.adapter.route53.Route53Wire.HostedZone;
import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which hosted zone a name means: as configured, or the account's only public zone of that name.
/// What was found once is kept, so that a switch needs no list. Thread-safe.
final class Route53Zones {
  static final String KEY = "zone-ids";

  private static final Pattern ENTRY = Pattern.compile("([^=\\s]+)=(?:/hostedzone/)?([A-Z0-9]+)");

  private final Map<DnsName, String> configured;
  private final Map<DnsName, String> found = new ConcurrentHashMap<>();

  private Route53Zones(Map<DnsName, String> configured) {
    this.configured = Map.copyOf(configured);
  }

  /// @throws BadSetting if an entry is no `zone=id`
  static Route53Zones of(ProviderContext context) {
    return new Route53Zones(ids(context.texts(KEY)));
  }

  static Map<DnsName, String> ids(List<String> entries) {
    Map<DnsName, String> ids = new HashMap<>();
    for (String entry : entries) {
      Matcher parts = ENTRY.matcher(entry);
      try {
        if (!parts.matches() || ids.put(DnsName.of(parts.group(1)), parts.group(2)) != null) {
          throw bad(entry, "is no zone=id, or its zone comes twice");
        }
      } catch (BadValue noName) {
        throw bad(entry, "names no zone");
      }
    }
    return ids;
  }

  /// The id of a zone; asks for it once.
  Reply<String> id(Route53Api api, DnsName zone) {
    Optional<String> known =
        Optional.ofNullable(configured.get(zone)).or(() -> Optional.ofNullable(found.get(zone)));
    return known.isPresent()
        ? new Reply.Got<>(known.get())
        : api.zonesFrom(zone)
            .then(zones -> pick(zone, zones))
            .then(id -> {
              found.put(zone, id);
              return new Reply.Got<>(id);
            });
  }

  /// What was known of a zone turned out wrong.
  void forget(DnsName zone) {
    found.remove(zone);
  }

  /// Is the zone among all of the account's?
  Optional<ProviderFailure> missing(DnsName zone, List<HostedZone> all) {
    Optional<String> id = Optional.ofNullable(configured.get(zone));
    if (id.isPresent()) {
      boolean isThere =
          all.stream().anyMatch(z -> z.id().equals(id.get()) && z.name().equals(zone.text()));
      return isThere ? Optional.empty() : Optional.of(absent(zone + " (" + id.get() + ")"));
    }
    return pick(zone, all).fold(_ -> Optional.empty(), Optional::of);
  }

  /// Private zones may have the same name and are no one's business; of two public ones, one is not
  /// delegated, and only a person knows which.
  private static Reply<String> pick(DnsName zone, List<HostedZone> zones) {
    List<HostedZone> same =
        zones.stream().filter(z -> z.name().equals(zone.text()) && !z.isPrivate()).toList();
    return switch (same.size()) {
      case 0 -> new Reply.Failed<>(absent(zone.text()));
      case 1 -> new Reply.Got<>(same.getFirst().id());
      default ->
          new Reply.Failed<>(
              new Rejected(
                  "the account has "
                      + same.size()
                      + " public zones "
                      + zone
                      + "; say which with "
                      + KEY));
    };
  }

  private static ProviderFailure absent(String zone) {
    return new Absent("zone " + zone + " is not in this account");
  }

  private static BadSetting bad(String entry, String flaw) {
    return new BadSetting(
        KEY, "'" + entry + "' " + flaw + "; write it like shop.example=Z0123456789ABC");
  }
}
