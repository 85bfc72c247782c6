// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.adapter.clouddns.ClouddnsApi.Account;
import io.wayout.dns.Ttl;
import io.wayout.kit.endpoints.Endpoints;
import io.wayout.kit.settings.Endpoint;
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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// `clouddns`: Google Cloud DNS, public zones.
public final class ClouddnsProviderFactory implements ProviderFactory {
  static final String PROJECT = "project";
  static final String MANAGED_ZONES = "managed-zones";
  static final String STANDARD = "https://dns.googleapis.com";

  private static final int BATCH_SIZE_MAX = 100;

  @Override
  public String name() {
    return "clouddns";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.NATIVE,
        Claim.yes(),
        Claim.yes(),
        BATCH_SIZE_MAX,
        Claim.no("'done' means that the name servers have been told, not that they have it"),
        Claim.no("Cloud DNS has no alias records that point to names"),
        new Ttl(5),
        Duration.ofSeconds(60),
        120);
  }

  @Override
  public List<Setting> settings() {
    List<Setting> own =
        List.of(
            Setting.required(PROJECT, Kind.TEXT, "The id of the zones' project."),
            Setting.optional(
                MANAGED_ZONES,
                Kind.TEXTS,
                "Google's names of the zones to use, where a project has several public ones of one"
                    + " DNS name; default: what is found."));
    List<Setting> places = List.of(Endpoints.setting(STANDARD), ServerList.setting());
    return Stream.of(own, ClouddnsIdentity.settings(), places).flatMap(List::stream).toList();
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    URI base = Endpoint.of(context, STANDARD);
    String project = context.text(PROJECT);
    if (!project.matches("([a-z0-9.-]+:)?[a-z0-9-]{1,63}")) {
      throw new BadSetting(PROJECT, "'" + project + "' is no project; write its id, not its title");
    }
    TokenCache tokens = ClouddnsIdentity.tokens(context, base);
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        STANDARD,
        (at, part) ->
            new ClouddnsProvider(
                new Account(at, project, context.texts(MANAGED_ZONES), new ConcurrentHashMap<>()),
                tokens,
                servers,
                part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(ClouddnsByHand.of(task));
  }
}
