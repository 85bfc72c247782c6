// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import io.wayout.adapter.volcengine.VolcengineSigner.Scope;
import io.wayout.dns.Ttl;
import io.wayout.kit.settings.Endpoint;
import io.wayout.kit.settings.ServerList;
import io.wayout.kit.sign.AccessKey;
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
import java.util.Optional;

/// `volcengine`: Volcengine DNS, public zones; BytePlus by its `endpoint`.
public final class VolcengineProviderFactory implements ProviderFactory {
  static final String ACCESS_KEY_ID = "access-key-id";
  static final String SECRET_ACCESS_KEY = "secret-access-key";
  static final String SESSION_TOKEN = "session-token";
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
    return List.of(
        Setting.required(ACCESS_KEY_ID, Kind.SECRET, "The access key's id."),
        Setting.required(
            SECRET_ACCESS_KEY, Kind.SECRET, "The access key's secret, exactly as it was given."),
        Setting.optional(
            SESSION_TOKEN, Kind.SECRET, "The session token of a key that STS has lent."),
        Setting.optional(
            LINES,
            Kind.TEXTS,
            "The lines whose records move, e.g. default and telecom; default: the only line that"
                + " there is."),
        Setting.optional(
            REGION, Kind.TEXT, "The region that requests are signed for; default: cn-beijing."),
        Setting.optional(
            SERVICE, Kind.TEXT, "The service that requests are signed for; default: dns."),
        Endpoint.setting(STANDARD),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    AccessKey.Source keys =
        AccessKey.of(
            context.secret(ACCESS_KEY_ID),
            context.secret(SECRET_ACCESS_KEY),
            context.optionalSecret(SESSION_TOKEN));
    Scope scope =
        new Scope(
            context.optionalText(REGION).orElse("cn-beijing"),
            context.optionalText(SERVICE).orElse("dns"));
    return new VolcengineProvider(
        Endpoint.of(context, STANDARD), scope, keys, ServerList.of(context), context);
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(VolcengineByHand.of(task));
  }
}
