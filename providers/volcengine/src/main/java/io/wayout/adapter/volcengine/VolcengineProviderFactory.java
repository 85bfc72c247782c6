// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import io.wayout.adapter.volcengine.VolcengineSigner.Scope;
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

/// `volcengine`: Volcengine DNS, public zones; BytePlus by its `endpoint`.
public final class VolcengineProviderFactory implements ProviderFactory {
  static final String LINES = "lines";
  static final String REGION = "signing-region";
  static final String SERVICE = "signing-service";

  private static final String STANDARD = "https://dns.volcengineapi.com";

  @Override
  public String name() {
    return "volcengine";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.READ_CHECK_WRITE,
        Claim.yes(),
        Claim.no("one record per request; the API has no batches"),
        1,
        Claim.no("the API does not tell when its name servers have a change"),
        Claim.no("Volcengine has no alias records"),
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
                "The lines whose records move, e.g. default and telecom; default: the only line that"
                    + " there is."),
            Setting.optional(
                REGION, Kind.TEXT, "The region that requests are signed for; default: cn-beijing."),
            Setting.optional(
                SERVICE, Kind.TEXT, "The service that requests are signed for; default: dns."),
            Endpoints.setting(STANDARD),
            ServerList.setting());
    return Stream.concat(VolcengineKeys.settings().stream(), places.stream()).toList();
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    AccessKeys keys = VolcengineKeys.of(context);
    Scope scope =
        new Scope(
            context.optionalText(REGION).orElse("cn-beijing"),
            context.optionalText(SERVICE).orElse("dns"));
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        STANDARD,
        (base, part) -> new VolcengineProvider(base, scope, keys, servers, part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(VolcengineByHand.of(task));
  }
}
