// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.dns.Ttl;
import io.wayout.kit.endpoints.Endpoints;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.settings.ServerList;
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

/// `alidns`: Alibaba Cloud DNS, public zones.
public final class AlidnsProviderFactory implements ProviderFactory {
  static final String LINES = "lines";

  private static final String STANDARD = "https://alidns.aliyuncs.com";

  @Override
  public String name() {
    return "alidns";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.READ_CHECK_WRITE,
        Claim.yes(),
        Claim.no("one record per request; batches are asynchronous and not atomic"),
        1,
        Claim.no("the API does not tell when its name servers have a change"),
        Claim.no("alidns has no alias records"),
        new Ttl(1),
        Duration.ofSeconds(60),
        120);
  }

  @Override
  public List<Setting> settings() {
    List<Setting> places =
        List.of(
            Setting.optional(
                LINES,
                Kind.TEXTS,
                "The lines whose records move, e.g. default and telecom; default: the only line"
                    + " that there is."),
            Endpoints.setting(STANDARD),
            ServerList.setting());
    return Stream.concat(AlidnsKeys.settings().stream(), places.stream()).toList();
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    AccessKeys keys = AlidnsKeys.of(context);
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        STANDARD,
        (base, part) -> new AlidnsProvider(base, keys, context.texts(LINES), servers, part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(AlidnsByHand.of(task));
  }
}
