// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import io.wayout.adapter.cloudflare.CloudflareWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.CheckOutcome.Concern.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What will hurt one day at Cloudflare: a token that ends, and a free zone beside other vendors.
final class CloudflareConcerns {
  private static final Duration SOON = Duration.ofDays(30);

  private CloudflareConcerns() {}

  static List<Concern> of(CloudflareApi api, List<DnsName> zones, Instant now) {
    List<Concern> found = new ArrayList<>();
    api.tokenEnd()
        .fold(end -> end, _ -> Optional.<Instant>empty())
        .filter(end -> end.isBefore(now.plus(SOON)))
        .map(end -> new Concern(Kind.CREDENTIALS_END, Optional.empty(), "the token ends at " + end))
        .ifPresent(found::add);
    List<Zone> seen = api.zones().fold(all -> all, _ -> List.of());
    seen.stream()
        .filter(Zone::isFree)
        .flatMap(zone -> zone.name().stream())
        .filter(zones::contains)
        .map(name ->
            new Concern(
                Kind.DROPPED_UNLESS_DELEGATED,
                Optional.of(name),
                "the zone is of the free plan, which is dropped when other name servers serve it,"
                    + " too"))
        .forEach(found::add);
    return found;
  }
}
