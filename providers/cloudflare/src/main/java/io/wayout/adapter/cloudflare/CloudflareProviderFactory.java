// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import io.wayout.adapter.cloudflare.CloudflareApi.Account;
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
import java.util.concurrent.ConcurrentHashMap;

/// `cloudflare`: Cloudflare DNS.
public final class CloudflareProviderFactory implements ProviderFactory {
  static final String TOKEN = "token";
  static final String ACCOUNT_ID = "account-id";

  private static final String STANDARD = "https://api.cloudflare.com/client/v4";

  /// Free plans take 200 records in one batch; an address set may need several.
  private static final int BATCH_SIZE_MAX = 100;

  @Override
  public String name() {
    return "cloudflare";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.READ_CHECK_WRITE,
        Claim.yes(),
        Claim.yes(),
        BATCH_SIZE_MAX,
        Claim.no("the API does not tell when its edge has a change"),
        Claim.yes(),
        new Ttl(30),
        Duration.ofSeconds(60),
        120);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(TOKEN, Kind.SECRET, "An API token with Zone Read and DNS Edit."),
        Setting.optional(
            ACCOUNT_ID,
            Kind.TEXT,
            "The account's identifier; needed if the token sees two zones of one name, or belongs to"
                + " the account."),
        Endpoints.setting(STANDARD),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    Secret token = context.secret(TOKEN);
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        STANDARD,
        (base, part) ->
            new CloudflareProvider(
                new Account(base, context.optionalText(ACCOUNT_ID), new ConcurrentHashMap<>()),
                token,
                servers,
                part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(CloudflareByHand.of(task));
  }
}
