// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

import io.wayout.adapter.jdcloud.JdcloudApi.Account;
import io.wayout.dns.Ttl;
import io.wayout.kit.endpoints.Endpoints;
import io.wayout.kit.settings.ServerList;
import io.wayout.kit.sign.AccessKey;
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

/// `jdcloud`: JD Cloud DNS.
public final class JdcloudProviderFactory implements ProviderFactory {
  static final String KEY_ID = "access-key-id";
  static final String KEY_SECRET = "access-key-secret";
  static final String REGION = "region";
  static final String LINES = "lines";
  static final String REGION_STANDARD = "cn-north-1";

  private static final String STANDARD = "https://domainservice.jdcloud-api.com";
  private static final Pattern WORD = Pattern.compile("[0-9a-z-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  @Override
  public String name() {
    return "jdcloud";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.READ_CHECK_WRITE,
        Claim.yes(),
        Claim.no("one record per request; nothing is said about what a batch leaves half done"),
        1,
        Claim.no("the API does not tell when its name servers have a change"),
        Claim.no("JD Cloud's own type JNAME is not covered"),
        new Ttl(1),
        Duration.ofSeconds(60),
        120);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(KEY_ID, Kind.SECRET, "The AccessKey of a sub-user."),
        Setting.required(KEY_SECRET, Kind.SECRET, "The SecretKey of a sub-user."),
        Setting.optional(
            LINES,
            Kind.TEXTS,
            "The numbers of the lines whose records move, e.g. -1 for the default one; default:"
                + " the only line that there is."),
        Setting.optional(
            REGION,
            Kind.TEXT,
            "The region in paths and signatures, which changes nothing; default: "
                + REGION_STANDARD
                + "."),
        Endpoints.setting(STANDARD),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    AccessKey.Source keys =
        AccessKey.of(context.secret(KEY_ID), context.secret(KEY_SECRET), Optional.empty());
    String region = context.optionalText(REGION).orElse(REGION_STANDARD);
    require(WORD, REGION, region, REGION_STANDARD);
    context.texts(LINES).forEach(line -> require(NUMBER, LINES, line, JdcloudRecord.DEFAULT_VIEW));
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        STANDARD,
        (base, part) ->
            new JdcloudProvider(
                new Account(base, region, new ConcurrentHashMap<>()),
                keys,
                context.texts(LINES),
                servers,
                part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(JdcloudByHand.of(task));
  }

  private static void require(Pattern form, String key, String text, String example) {
    if (!form.matcher(text).matches()) {
      throw new BadSetting(key, "'" + text + "' is none; write it like " + example);
    }
  }
}
