// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

import io.wayout.dns.Ttl;
import io.wayout.kit.settings.Endpoint;
import io.wayout.kit.settings.ServerList;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
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
        Endpoint.setting(STANDARD),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    return new DigitaloceanProvider(
        Endpoint.of(context, STANDARD), context.secret(TOKEN), ServerList.of(context), context);
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(DigitaloceanByHand.of(task));
  }
}
