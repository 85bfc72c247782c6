// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import io.wayout.adapter.azuredns.AzurednsApi.Account;
import io.wayout.dns.Ttl;
import io.wayout.kit.endpoints.Endpoints;
import io.wayout.kit.settings.ServerList;
import io.wayout.kit.token.TokenCache;
import io.wayout.provider.BadSetting;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `azuredns`: Azure DNS, public zones.
public final class AzurednsProviderFactory implements ProviderFactory {
  static final String SUBSCRIPTION = "subscription";
  static final String RESOURCE_GROUP = "resource-group";

  @Override
  public String name() {
    return "azuredns";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.NATIVE,
        Claim.yes(),
        Claim.no("one record set per request"),
        1,
        Claim.no("the API does not tell when its name servers have a change"),
        Claim.no("an alias of Azure follows a resource of Azure, not a name"),
        new Ttl(1),
        Duration.ofSeconds(60),
        120);
  }

  @Override
  public List<Setting> settings() {
    List<Setting> own =
        List.of(
            Setting.required(SUBSCRIPTION, Kind.TEXT, "The id of the zones' subscription."),
            Setting.required(
                RESOURCE_GROUP,
                Kind.TEXT,
                "The zones' resource group; zones of another one need another account."));
    List<Setting> places =
        List.of(
            Setting.optional(
                AzurednsCloud.KEY, Kind.TEXT, "public, usgov or china; default: public."),
            Endpoints.setting(AzurednsCloud.PUBLIC.manager()),
            ServerList.setting());
    return Stream.of(own, AzurednsIdentity.settings(), places).flatMap(List::stream).toList();
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    AzurednsCloud cloud = AzurednsCloud.of(context);
    String subscription =
        matching(context, SUBSCRIPTION, "[0-9A-Fa-f-]{36}", "an id of 36 characters");
    String group =
        matching(context, RESOURCE_GROUP, "[-\\w.()]{1,90}", "a name of 1 to 90 characters");
    TokenCache tokens = new TokenCache(AzurednsIdentity.of(context, cloud), context.clock());
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        cloud.manager(),
        (base, part) ->
            new AzurednsProvider(new Account(base, subscription, group), tokens, servers, part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(AzurednsByHand.of(task));
  }

  private static String matching(ProviderContext context, String key, String pattern, String what) {
    String text = context.text(key);
    if (!text.matches(pattern)) {
      throw new BadSetting(key, "'" + text + "' is no " + key + "; write " + what);
    }
    return text;
  }
}
