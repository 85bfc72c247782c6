// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import io.wayout.adapter.cloudflare.CloudflareWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.List;
import java.util.Optional;

/// Whether Cloudflare answers, accepts the token, and serves the zones.
final class CloudflareHealth {
  /// More zones than these are looked up in one list.
  private static final int FEW = 8;

  private static final String WELL = "Cloudflare";

  private CloudflareHealth() {}

  /// One line for people.
  static Reply<String> of(CloudflareApi api, List<DnsName> zones) {
    if (zones.isEmpty()) {
      return api.tokenStatus().then(CloudflareHealth::usable);
    }
    return zones.size() > FEW ? listed(api, zones) : each(api, zones);
  }

  private static Reply<String> usable(String status) {
    return status.equals("active")
        ? new Reply.Got<>(WELL)
        : new Reply.Failed<>(new Denied("the token is " + Excerpt.of(status)));
  }

  private static Reply<String> each(CloudflareApi api, List<DnsName> names) {
    for (DnsName name : names) {
      Reply<Boolean> shown =
          api.zone(name).then(CloudflareHealth::served).then(_ -> api.showsAnything(name));
      if (shown instanceof Reply.Failed<Boolean>(ProviderFailure failure)) {
        return new Reply.Failed<>(failure);
      }
    }
    return new Reply.Got<>(WELL);
  }

  private static Reply<String> listed(CloudflareApi api, List<DnsName> names) {
    return api.zones()
        .then(zones -> {
          for (DnsName name : names) {
            Optional<Zone> zone =
                zones.stream().filter(z -> z.name().equals(Optional.of(name))).findFirst();
            if (zone.isEmpty()) {
              return new Reply.Failed<>(
                  new Absent("zone " + name + " is not within the token's reach"));
            }
            if (served(zone.get()) instanceof Reply.Failed<Zone>(ProviderFailure failure)) {
              return new Reply.Failed<>(failure);
            }
          }
          return new Reply.Got<>(WELL);
        });
  }

  /// Changes of a zone that waits or was moved away succeed, and nobody ever sees them.
  private static Reply<Zone> served(Zone zone) {
    String name = zone.name().map(DnsName::text).orElse(zone.id());
    return zone.isActive()
        ? new Reply.Got<>(zone)
        : new Reply.Failed<>(
            new Rejected("zone " + name + " is not served: it is " + Excerpt.of(zone.status())));
  }
}
