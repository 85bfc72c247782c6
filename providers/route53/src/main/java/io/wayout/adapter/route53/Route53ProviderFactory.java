// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.adapter.route53.Route53Provider.Site;
import io.wayout.dns.Ttl;
import io.wayout.kit.endpoints.Endpoints;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.keys.aws.AwsKeys;
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

/// `route53`: Amazon Route 53, public hosted zones.
public final class Route53ProviderFactory implements ProviderFactory {
  static final String REGION = "region";

  private static final String STANDARD = "https://route53.amazonaws.com";

  /// A batch takes 32,000 characters of values, and each change counts twice.
  private static final int BATCH_SIZE_MAX = 60;

  @Override
  public String name() {
    return "route53";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.NATIVE,
        Claim.yes(),
        Claim.yes(),
        BATCH_SIZE_MAX,
        Claim.yes(),
        Claim.no("an alias of Route 53 follows a resource of AWS, not a name"),
        new Ttl(0),
        Duration.ofSeconds(60),
        120);
  }

  @Override
  public List<Setting> settings() {
    List<Setting> own =
        List.of(
            Setting.optional(
                Route53Zones.KEY,
                Kind.TEXTS,
                "Hosted zones by id, each zone=id; default: the account's only public zone of the"
                    + " name."),
            Setting.optional(
                REGION,
                Kind.TEXT,
                "The region that requests are signed for; default: the one of the endpoint's"
                    + " partition, us-east-1 for aws."),
            Endpoints.setting(STANDARD),
            ServerList.setting());
    return Stream.concat(AwsKeys.settings().stream(), own.stream()).toList();
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    AccessKeys keys = AwsKeys.of(context);
    Route53Zones zones = Route53Zones.of(context);
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        STANDARD,
        (base, part) -> {
          String region = context.optionalText(REGION).orElseGet(() -> region(base.getHost()));
          return new Route53Provider(new Site(base, region), keys, zones, servers, part);
        });
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(Route53ByHand.of(task));
  }

  /// Every partition has one region that answers for the whole of its Route 53.
  static String region(String host) {
    if (host.endsWith(".amazonaws.com.cn") || host.endsWith(".amazonwebservices.com.cn")) {
      return "cn-northwest-1";
    }
    if (host.contains(".us-gov.")) {
      return "us-gov-west-1";
    }
    return host.endsWith(".amazonaws.eu") ? "eusc-de-east-1" : "us-east-1";
  }
}
