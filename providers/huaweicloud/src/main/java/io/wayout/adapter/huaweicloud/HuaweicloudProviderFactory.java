// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.adapter.huaweicloud.HuaweicloudApi.Account;
import io.wayout.dns.Ttl;
import io.wayout.kit.settings.Endpoint;
import io.wayout.kit.settings.ServerList;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.BadSetting;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// `huaweicloud`: Huawei Cloud DNS, public zones.
public final class HuaweicloudProviderFactory implements ProviderFactory {
  static final String KEY_ID = "access-key-id";
  static final String KEY_SECRET = "access-key-secret";
  static final String TOKEN = "security-token";
  static final String REGION = "region";
  static final String PROJECT = "project-id";
  static final String LINES = "lines";

  private static final String STANDARD = "https://dns.%s.myhuaweicloud.com";
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z-]{1,64}");

  @Override
  public String name() {
    return "huaweicloud";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.READ_CHECK_WRITE,
        Claim.yes(),
        Claim.no("one record set per request; batches are not rolled back"),
        1,
        Claim.yes(),
        Claim.no("Huawei Cloud has no alias records that name hosts"),
        new Ttl(1),
        Duration.ofSeconds(60),
        120);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(KEY_ID, Kind.SECRET, "The AK of an IAM user."),
        Setting.required(KEY_SECRET, Kind.SECRET, "The SK of an IAM user."),
        Setting.optional(TOKEN, Kind.SECRET, "The security token of a temporary key."),
        Setting.required(
            REGION,
            Kind.TEXT,
            "The region whose API is asked, e.g. cn-north-4; the zone must be in its reach."),
        Setting.optional(
            PROJECT,
            Kind.TEXT,
            "The identifier of the project in that region; default: the gateway finds it."),
        Setting.optional(
            LINES,
            Kind.TEXTS,
            "The lines whose records move, e.g. default_view and Dianxin; default: the only line"
                + " that there is."),
        Endpoint.setting(STANDARD.formatted("REGION")),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    AccessKey.Source keys =
        AccessKey.of(
            context.secret(KEY_ID), context.secret(KEY_SECRET), context.optionalSecret(TOKEN));
    String region = word(REGION, context.text(REGION));
    Optional<String> project = context.optionalText(PROJECT).map(id -> word(PROJECT, id));
    Account account =
        new Account(
            Endpoint.of(context, STANDARD.formatted(region)), project, new ConcurrentHashMap<>());
    return new HuaweicloudProvider(
        account, keys, context.texts(LINES), ServerList.of(context), context);
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(HuaweicloudByHand.of(task));
  }

  private static String word(String key, String text) {
    if (!WORD.matcher(text).matches()) {
      throw new BadSetting(key, "'" + text + "' is none; write it like cn-north-4 or 0123abcd");
    }
    return text;
  }
}
