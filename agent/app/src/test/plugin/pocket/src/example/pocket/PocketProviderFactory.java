// SPDX-License-Identifier: Apache-2.0
package example.pocket;

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

/// `pocket`: a vendor that does not exist, as a stranger to this project would connect it.
public final class PocketProviderFactory implements ProviderFactory {
  private static final String TOKEN = "token";
  private static final String STANDARD = "https://api.pocket.example/v1";

  @Override
  public String name() {
    return "pocket";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.NATIVE,
        Claim.yes(),
        Claim.no("one record set per request"),
        1,
        Claim.no("the API does not tell"),
        Claim.no("Pocket has no alias records"),
        new Ttl(1),
        Duration.ofSeconds(60),
        60);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(TOKEN, Kind.SECRET, "An API token."),
        Endpoint.setting(STANDARD),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    return new PocketProvider(
        Endpoint.of(context, STANDARD), context.secret(TOKEN), ServerList.of(context), context);
  }
}
