// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

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

/// `desec`: deSEC.
public final class DesecProviderFactory implements ProviderFactory {
  static final String TOKEN = "token";

  static final String STANDARD = "https://desec.io/api/v1";
  private static final int BATCH_SIZE_MAX = 100;

  /// Half of what deSEC takes.
  private static final int READS_PER_MINUTE = 25;

  private static final int REQUESTS_PER_DAY = 2_000;

  @Override
  public String name() {
    return "desec";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
            CompareAndSwap.READ_CHECK_WRITE,
            Claim.yes(),
            Claim.yes(),
            BATCH_SIZE_MAX,
            Claim.no("the API does not tell when its name servers have a change"),
            Claim.no("deSEC has no alias records"),
            new Ttl(60),
            Duration.ofSeconds(60),
            READS_PER_MINUTE)
        .withRequestsPerDayMax(REQUESTS_PER_DAY);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(TOKEN, Kind.SECRET, "An API token."),
        Endpoints.setting(STANDARD),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    Secret token = context.secret(TOKEN);
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context, STANDARD, (base, part) -> new DesecProvider(base, token, servers, part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(DesecByHand.of(task));
  }
}
