// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.dns.DnsName;
import io.wayout.engine.port.Authorities;
import io.wayout.engine.port.Ticker;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which servers are authoritative for a zone at an account: as the vendor says, or else as the
/// zone is delegated. Remembered for a while, and for longer when nobody can be asked. Thread-safe;
/// blocks.
public final class NameServers {
  private static final Duration AGE_MAX = Duration.ofMinutes(5);

  private final Ticker ticker;
  private final Authorities authorities;
  private final ConcurrentHashMap<Key, Known> known = new ConcurrentHashMap<>();
  private volatile Map<String, Duration> ages = Map.of();

  private record Key(String account, DnsName zone) {}

  private record Known(List<NameServer> servers, Instant at) {}

  public NameServers(Ticker ticker, Authorities authorities) {
    this.ticker = ticker;
    this.authorities = authorities;
  }

  /// How long they are remembered, by account; others for five minutes.
  public void remember(Map<String, Duration> newAges) {
    this.ages = Map.copyOf(newAges);
  }

  /// @return empty if they were never found
  public List<NameServer> of(String account, DnsProvider provider, DnsName zone) {
    Key key = new Key(account, zone);
    Known last = known.get(key);
    Instant now = ticker.now();
    if (last != null && last.at().plus(ages.getOrDefault(account, AGE_MAX)).isAfter(now)) {
      return last.servers();
    }
    List<NameServer> fresh = ask(provider, zone);
    if (fresh.isEmpty()) {
      return last == null ? List.of() : last.servers();
    }
    known.put(key, new Known(fresh, now));
    return fresh;
  }

  private List<NameServer> ask(DnsProvider provider, DnsName zone) {
    return switch (provider.nameServers(zone)) {
      case NameServersOutcome.Known(List<NameServer> servers) -> servers;
      case NameServersOutcome.FromDelegation _, NameServersOutcome.Failed _ ->
          authorities.delegation(zone);
    };
  }
}
