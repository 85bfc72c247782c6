// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine;

import io.wayout.core.model.Account;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Policy;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.Safety;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.model.Watch;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.Ttl;
import io.wayout.engine.port.Authorities;
import io.wayout.engine.port.Ports;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import io.wayout.provider.NameServer;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// One domain with one link at one account, and ports that hear nothing but silence.
public final class Worlds {
  public static final DnsName WWW = DnsName.of("www.shop.example");
  public static final Link LINK =
      new Link(WWW, DnsName.of("shop.example"), List.of("ali"), new Ttl(60));
  public static final CheckId CHECK = new CheckId("primary");
  public static final CheckId SPARE = new CheckId("standby");

  private Worlds() {}

  public static Topology topology() {
    TreeMap<DnsName, Domain> domains = new TreeMap<>();
    domains.put(
        WWW,
        new Domain(
            WWW,
            List.of(target("primary", CHECK), target("standby", SPARE)),
            List.of(LINK),
            policy(),
            new TreeSet<>()));
    TreeMap<String, Account> accounts = new TreeMap<>();
    accounts.put(
        "ali",
        new Account(
            "ali", "memory", "alibaba", capabilities(), new TreeSet<>(List.of(LINK.zone()))));
    TreeMap<CheckId, Check> checks = new TreeMap<>();
    checks.put(CHECK, check(CHECK));
    checks.put(SPARE, check(SPARE));
    return new Topology(
        "v1", accounts, checks, List.of(), domains, new Safety(100, 1), Watch.usual());
  }

  public static RecordData lb(String target) {
    return new RecordData.Cname(DnsName.of(target + ".lb.example"));
  }

  public static Ports ports(FakeEffects effects) {
    return new Ports(
        effects, effects, () -> 0.5, (_, _) -> new ProbeResult.Fail("refused"), new Silence());
  }

  private static Target target(String name, CheckId check) {
    return new Target("shop", name, "cloud-" + name, lb(name), List.of(check));
  }

  private static Check check(CheckId id) {
    Duration second = Duration.ofSeconds(1);
    return new Check(
        id,
        new ProbeSpec.Tcp("127.0.0.1", 1),
        new Check.Timing(second.multipliedBy(10), second, second, 3, 3));
  }

  private static Policy policy() {
    return new Policy(
        Policy.Mode.AUTO,
        Duration.ZERO,
        Duration.ofHours(1),
        Duration.ZERO,
        new Policy.Failback.Manual(),
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        Policy.OnPlaneLoss.HOLD);
  }

  private static Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.NATIVE,
        Claim.yes(),
        Claim.yes(),
        100,
        Claim.no("untracked"),
        Claim.yes(),
        new Ttl(1),
        Duration.ofSeconds(30),
        600);
  }

  /// Name servers that nobody can reach.
  private static final class Silence implements Authorities {
    @Override
    public List<NameServer> delegation(DnsName zone) {
      return List.of();
    }

    @Override
    public Resolved resolve(DnsName name) {
      return new Resolved.Unknown("nobody answers");
    }

    @Override
    public List<Answer> ask(NameServer server, List<RecordKey> keys) {
      return keys.stream().<Answer>map(_ -> new Silent("dead")).toList();
    }
  }
}
