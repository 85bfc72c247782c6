// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import io.wayout.adapter.akamai.AkamaiApi.Account;
import io.wayout.dns.Ttl;
import io.wayout.kit.endpoints.Endpoints;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.settings.Endpoint;
import io.wayout.kit.settings.ServerList;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `akamai`: Akamai Edge DNS, primary zones.
public final class AkamaiProviderFactory implements ProviderFactory {
  static final String CLIENT_TOKEN = "client-token";
  static final String CLIENT_SECRET = "client-secret";
  static final String ACCESS_TOKEN = "access-token";
  static final String SWITCH_KEY = "account-switch-key";

  private static final String EXAMPLE = "https://akab-….luna.akamaiapis.net";
  private static final String PATH = "/config-dns/v2";

  @Override
  public String name() {
    return "akamai";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.READ_CHECK_WRITE,
        Claim.yes(),
        Claim.no("one record set per request"),
        1,
        Claim.yes(),
        Claim.no("a mapping of Edge DNS follows a property of Akamai, not a name"),
        new Ttl(30),
        Duration.ofSeconds(60),
        30);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(
            Endpoint.KEY,
            Kind.TEXTS,
            "Address of the API, which is each client's own: the host of its .edgerc, e.g. "
                + EXAMPLE
                + "; or several that lead to the same data, the first one preferred."),
        Setting.required(CLIENT_TOKEN, Kind.SECRET, "The API client's client_token."),
        Setting.required(CLIENT_SECRET, Kind.SECRET, "The API client's client_secret."),
        Setting.required(ACCESS_TOKEN, Kind.SECRET, "The API client's access_token."),
        Setting.optional(
            SWITCH_KEY,
            Kind.TEXT,
            "The account's key, if the client manages several accounts; default: none."),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    context.text(Endpoint.KEY);
    AccessKey.Source key =
        AccessKey.of(
            context.secret(CLIENT_TOKEN),
            context.secret(CLIENT_SECRET),
            Optional.of(context.secret(ACCESS_TOKEN)));
    Optional<String> switchKey = context.optionalText(SWITCH_KEY);
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        EXAMPLE,
        (base, part) ->
            new AkamaiProvider(
                new Account(URI.create(base + PATH), switchKey),
                AccessKeys.settled(key),
                servers,
                part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(AkamaiByHand.of(task));
  }
}
