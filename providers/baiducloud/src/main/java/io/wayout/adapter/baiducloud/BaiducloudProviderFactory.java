// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import io.wayout.dns.Ttl;
import io.wayout.kit.endpoints.Endpoints;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `baiducloud`: Baidu AI Cloud, Intelligent DNS; not the registrar's resolve API.
public final class BaiducloudProviderFactory implements ProviderFactory {
  static final String ACCESS_KEY_ID = "access-key-id";
  static final String SECRET_ACCESS_KEY = "secret-access-key";
  static final String SESSION_TOKEN = "session-token";
  static final String LINES = "lines";

  private static final String STANDARD = "https://dns.baidubce.com";

  @Override
  public String name() {
    return "baiducloud";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.READ_CHECK_WRITE,
        Claim.yes(),
        Claim.no("one record per request; the API has no batches"),
        1,
        Claim.no("the API does not tell when its name servers have a change"),
        Claim.no("Baidu has no alias records"),
        new Ttl(1),
        Duration.ofSeconds(60),
        60);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(ACCESS_KEY_ID, Kind.SECRET, "The access key's id (AK)."),
        Setting.required(SECRET_ACCESS_KEY, Kind.SECRET, "The access key's secret (SK)."),
        Setting.optional(
            SESSION_TOKEN, Kind.SECRET, "The session token of a key that STS has lent."),
        Setting.optional(
            LINES,
            Kind.TEXTS,
            "The lines whose records move, e.g. default and ct; default: the only line that there"
                + " is."),
        Endpoints.setting(STANDARD),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    AccessKey.Source keys =
        AccessKey.of(
            context.secret(ACCESS_KEY_ID),
            context.secret(SECRET_ACCESS_KEY),
            context.optionalSecret(SESSION_TOKEN));
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        STANDARD,
        (base, part) -> new BaiducloudProvider(base, keys, context.texts(LINES), servers, part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(BaiducloudByHand.of(task));
  }
}
