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
import org.jspecify.annotations.Nullable;

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

  /// @param isTold by the account's own API, not by the delegation
  private record Known(List<NameServer> servers, boolean isTold, Instant at) {}

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
    Known fresh = ask(provider, zone, last, now);
    if (fresh.servers().isEmpty()) {
      return last == null ? List.of() : last.servers();
    }
    known.put(key, fresh);
    return fresh.servers();
  }

  /// Of a mirrored zone the delegation leads to other vendors as well, so it does not replace what
  /// the account's own API told while that was well.
  private Known ask(DnsProvider provider, DnsName zone, @Nullable Known last, Instant now) {
    return switch (provider.nameServers(zone)) {
      case NameServersOutcome.Known(List<NameServer> servers) -> new Known(servers, true, now);
      case NameServersOutcome.Failed _ when last != null && last.isTold() ->
          new Known(last.servers(), true, now);
      case NameServersOutcome.FromDelegation _, NameServersOutcome.Failed _ ->
          new Known(authorities.delegation(zone), false, now);
    };
  }
}
