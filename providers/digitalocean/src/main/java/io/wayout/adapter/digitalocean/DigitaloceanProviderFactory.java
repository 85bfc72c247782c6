// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

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

/// `digitalocean`: DigitalOcean DNS.
public final class DigitaloceanProviderFactory implements ProviderFactory {
  static final String TOKEN = "token";
  static final String STANDARD = "https://api.digitalocean.com/v2";

  @Override
  public String name() {
    return "digitalocean";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.READ_CHECK_WRITE,
        Claim.yes(),
        Claim.no("one record per request"),
        1,
        Claim.no("the API does not tell when its name servers have a change"),
        Claim.no("DigitalOcean has no alias records"),
        new Ttl(30),
        Duration.ofSeconds(60),
        60);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(
            TOKEN, Kind.SECRET, "An API token with the scopes domain:read and domain:update."),
        Endpoints.setting(STANDARD),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    Secret token = context.secret(TOKEN);
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context, STANDARD, (base, part) -> new DigitaloceanProvider(base, token, servers, part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(DigitaloceanByHand.of(task));
  }
}
