// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.core.model.Account;
import io.wayout.core.model.Canary;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.LiveDrills;
import io.wayout.core.model.Policy;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.Safety;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.model.Watch;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.Ttl;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Two vendors, three domains, two targets each: the world of [FakeAgentPort].
///
/// @param values what each record holds at first
public record FakeWorld(Topology topology, Map<LinkAccount, RecordData> values) {
  public static final DnsName WWW = DnsName.of("www.shop.example");
  public static final DnsName API = DnsName.of("api.shop.example");
  public static final DnsName CDN = DnsName.of("cdn.shop.example");
  private static final DnsName SHOP = DnsName.of("shop.example");
  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final RecordData PRIMARY = cname("primary.lb.example");
  private static final RecordData STANDBY = cname("standby.lb.example");

  /// `www` and `api` are canonical at primary; `cdn` holds a value that someone else set.
  public static FakeWorld usual() {
    SortedMap<DnsName, Domain> domains = new TreeMap<>();
    Map<LinkAccount, RecordData> values = new LinkedHashMap<>();
    for (DnsName name : List.of(WWW, API, CDN)) {
      Domain domain = domain(name, name.equals(CDN) ? List.of() : List.of("tier-1"));
      domains.put(name, domain);
      Link lower = domain.links().get(1);
      values.put(domain.links().get(0).places().getFirst(), cname(lower.name().text()));
      boolean isForeign = name.equals(CDN);
      values.put(
          new LinkAccount(lower.keys().getFirst(), "hatch"),
          isForeign ? cname("elsewhere.example") : PRIMARY);
    }
    SortedMap<String, Account> accounts = new TreeMap<>();
    accounts.put("ali", account("ali", "alibaba", SHOP));
    accounts.put("hatch", account("hatch", "cloudflare", HATCH));
    Topology topology =
        new Topology(
            "c0ffee", accounts, checks(), List.of(), domains, new Safety(100, 1), Watch.usual());
    return new FakeWorld(topology, values);
  }

  private static Domain domain(DnsName name, List<String> tags) {
    DnsName lower = DnsName.of(name.labels().getFirst() + "." + HATCH);
    return new Domain(
        name,
        List.of(target("primary", "alibaba", PRIMARY), target("standby", "tencent", STANDBY)),
        List.of(
            new Link(name, SHOP, List.of("ali"), new Ttl(60)),
            new Link(lower, HATCH, List.of("hatch"), new Ttl(30))),
        new Policy(
            Policy.Mode.MANUAL,
            Duration.ofSeconds(20),
            Duration.ofHours(1),
            Duration.ZERO,
            new Policy.Failback.Manual(),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Policy.OnPlaneLoss.HOLD),
        new TreeSet<>(tags));
  }

  private static Target target(String name, String vendor, RecordData data) {
    return new Target("shop", name, vendor, data, List.of(new CheckId("https://" + data)));
  }

  private static SortedMap<CheckId, Check> checks() {
    SortedMap<CheckId, Check> checks = new TreeMap<>();
    Duration second = Duration.ofSeconds(1);
    for (RecordData data : List.of(PRIMARY, STANDBY)) {
      CheckId id = new CheckId("https://" + data);
      checks.put(
          id,
          new Check(
              id,
              new ProbeSpec.Tcp(data.toString(), 443),
              new Check.Timing(second, second, second, 1, 1)));
    }
    return checks;
  }

  private static Account account(String name, String vendor, DnsName zone) {
    return new Account(
        name,
        "memory",
        vendor,
        new Capabilities(
            CompareAndSwap.NATIVE,
            Claim.yes(),
            Claim.yes(),
            100,
            Claim.unproven(),
            Claim.yes(),
            new Ttl(1),
            Duration.ofSeconds(10),
            60),
        new TreeSet<>(List.of(zone)));
  }

  /// The same world with live drills.
  static Topology with(Topology t, LiveDrills rule) {
    Safety safety = new Safety(100, 1, List.of(), rule);
    return new Topology(
        t.version(), t.accounts(), t.checks(), t.witnesses(), t.domains(), safety, t.watch());
  }

  /// The same account with a canary in its first zone.
  static Account marked(Account account) {
    DnsName zone = account.zones().first();
    Canary canary = new Canary(DnsName.of("_wayout." + zone), zone, Duration.ofDays(1));
    return new Account(
        account.name(),
        account.provider(),
        account.vendor(),
        account.capabilities(),
        account.zones(),
        Optional.of(canary));
  }

  static RecordData cname(String target) {
    return new RecordData.Cname(DnsName.of(target));
  }
}
