// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.adapter.huaweicloud.HuaweicloudApi.Account;
import io.wayout.dns.Ttl;
import io.wayout.kit.endpoints.Endpoints;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.settings.ServerList;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `huaweicloud`: Huawei Cloud DNS, public zones.
public final class HuaweicloudProviderFactory implements ProviderFactory {
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
    List<Setting> places =
        List.of(
            Setting.required(
                REGION,
                Kind.TEXTS,
                "The region whose API is asked, e.g. cn-north-4, or several, the first one preferred;"
                    + " the zones must be in their reach."),
            Setting.optional(
                PROJECT,
                Kind.TEXT,
                "The identifier of the project in that region, if it is one region; default: the"
                    + " gateway finds it."),
            Setting.optional(
                LINES,
                Kind.TEXTS,
                "The lines whose records move, e.g. default_view and Dianxin; default: the only line"
                    + " that there is."),
            Endpoints.setting(STANDARD.formatted("REGION")),
            ServerList.setting());
    return Stream.concat(HuaweicloudKeys.settings().stream(), places.stream()).toList();
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    AccessKeys keys = HuaweicloudKeys.of(context);
    context.text(REGION);
    List<String> standards =
        context.texts(REGION).stream().map(r -> STANDARD.formatted(word(REGION, r))).toList();
    Optional<String> project = context.optionalText(PROJECT).map(id -> word(PROJECT, id));
    if (project.isPresent() && standards.size() > 1) {
      throw new BadSetting(
          PROJECT, "a project is one region's own; leave it out where there are several regions");
    }
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        standards,
        (base, part) ->
            new HuaweicloudProvider(
                new Account(base, project, new ConcurrentHashMap<>()),
                keys,
                context.texts(LINES),
                servers,
                part));
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
