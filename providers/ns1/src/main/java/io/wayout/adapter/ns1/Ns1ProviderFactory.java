// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

import io.wayout.dns.Ttl;
import io.wayout.kit.endpoints.Endpoints;
import io.wayout.kit.settings.ServerList;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Secret;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `ns1`: NS1, now IBM NS1 Connect.
public final class Ns1ProviderFactory implements ProviderFactory {
  static final String KEY = "key";
  static final String STANDARD = "https://api.nsone.net/v1";

  @Override
  public String name() {
    return "ns1";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.READ_CHECK_WRITE,
        Claim.yes(),
        Claim.no("one record set per request"),
        1,
        Claim.no("the API does not tell when its name servers have a change"),
        Claim.yes(),
        new Ttl(10),
        Duration.ofSeconds(60),
        60);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(KEY, Kind.SECRET, "An API key that may view and manage the zones."),
        Endpoints.setting(STANDARD),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    Secret key = context.secret(KEY);
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context, STANDARD, (base, part) -> new Ns1Provider(base, key, servers, part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(Ns1ByHand.of(task));
  }
}
