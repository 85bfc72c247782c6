// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

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

/// `dnspod`: Tencent Cloud DNSPod.
public final class DnspodProviderFactory implements ProviderFactory {
  static final String LINES = "lines";

  private static final String STANDARD = "https://dnspod.tencentcloudapi.com";

  @Override
  public String name() {
    return "dnspod";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.READ_CHECK_WRITE,
        Claim.yes(),
        Claim.no("one record per request; batches are asynchronous and not atomic"),
        1,
        Claim.no("the API does not tell when its name servers have a change"),
        Claim.no("DNSPod has no alias records; flattening is a feature of its console"),
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
                "The identifiers of the lines whose records move, e.g. 0 and 10=1; default: the"
                    + " only line that there is."),
            Endpoints.setting(STANDARD),
            ServerList.setting());
    return Stream.concat(DnspodKeys.settings().stream(), places.stream()).toList();
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    AccessKeys keys = DnspodKeys.of(context);
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        STANDARD,
        (base, part) -> new DnspodProvider(base, keys, context.texts(LINES), servers, part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(DnspodByHand.of(task));
  }
}
