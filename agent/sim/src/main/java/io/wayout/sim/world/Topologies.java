// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.model.Account;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LiveDrills;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Policy.Failback;
import io.wayout.core.model.Policy.Mode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// Configurations for simulated worlds: two DNS vendors, one of which can't compare and swap, two
/// pools of targets and three witnesses.
public final class Topologies {
  /// The account whose API reads, checks and writes.
  public static final String ALI = "ali";

  /// The account whose API compares and swaps.
  public static final String HATCH = "hatch";

  /// How long automation leaves a domain alone after it moved it.
  public static final Duration BLOCK = Duration.ofMinutes(4);

  private static final int WITNESSES = 3;

  private Topologies() {}

  /// The policy that the simulated worlds use most.
  public static Policy policy(Mode mode, Failback failback) {
    return new Policy(
        mode,
        Duration.ofSeconds(10),
        BLOCK,
        Duration.ofSeconds(30),
        failback,
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Policy.OnPlaneLoss.HOLD);
  }

  /// Shops that all share one pool, `www1.shop.example` and so on.
  ///
  /// @param links 1 or 2; the second one is at the vendor that compares and swaps
  public static Topology shops(int count, int links) {
    List<Domain> domains = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      List<Link> chain = List.of(shopLink(i), hatchLink(i)).subList(0, links);
      Policy policy = policy(Mode.AUTO, new Failback.Manual());
      domains.add(new Domain(shop(i), pool("shop", 2), chain, policy, new TreeSet<>()));
    }
    return topology(domains, new Safety(100, 1));
  }

  /// The name of the nth shop, from 1.
  public static DnsName shop(int number) {
    return DnsName.of("www" + number + ".shop.example");
  }

  /// Where a target's probe connects.
  ///
  /// @param number from 0, the preferred one
  public static String host(String pool, int number) {
    return pool + "-" + number + ".cloud.example";
  }

  /// Where a witness's probe connects.
  ///
  /// @param number from 0 to 2
  public static String witness(int number) {
    return "witness-" + number + ".example";
  }

  /// Any of the kind: 3 to 6 domains of 1 or 2 links, mostly automatic.
  public static Topology random(SplittableRandom dice) {
    List<Domain> domains = new ArrayList<>();
    int count = 3 + dice.nextInt(4);
    for (int i = 1; i <= count; i++) {
      domains.add(domain(i, dice));
    }
    return topology(domains, new Safety(dice.nextBoolean() ? 100 : 50, 1));
  }

  private static Domain domain(int number, SplittableRandom dice) {
    List<Link> links =
        switch (dice.nextInt(4)) {
          case 0 -> List.of(shopLink(number));
          case 1 -> List.of(farLink(number), nearLink(number));
          default -> List.of(shopLink(number), hatchLink(number));
        };
    Mode mode =
        switch (dice.nextInt(10)) {
          case 0 -> Mode.MANUAL;
          case 1 -> Mode.ADVISE;
          default -> Mode.AUTO;
        };
    Failback failback =
        dice.nextInt(3) == 0 ? new Failback.After(Duration.ofMinutes(1)) : new Failback.Manual();
    List<Target> targets = dice.nextInt(3) == 0 ? pool("news", 3) : pool("shop", 2);
    DnsName name = links.getFirst().name();
    return new Domain(name, targets, links, policy(mode, failback), new TreeSet<>());
  }

  private static Link shopLink(int number) {
    return link(shop(number), ALI);
  }

  private static Link hatchLink(int number) {
    return link(DnsName.of("www" + number + ".hatch.example"), HATCH);
  }

  private static Link farLink(int number) {
    return link(DnsName.of("www" + number + ".far.example"), HATCH);
  }

  private static Link nearLink(int number) {
    return link(DnsName.of("www" + number + ".near.example"), ALI);
  }

  private static Link link(DnsName name, String account) {
    return new Link(name, name.parent(), List.of(account), new Ttl(60));
  }

  private static List<Target> pool(String pool, int size) {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String name = i == 0 ? "primary" : "standby" + i;
      String host = host(pool, i);
      RecordData data = new RecordData.Cname(DnsName.of(host));
      targets.add(new Target(pool, name, "cloud-" + i, data, List.of(new CheckId(host))));
    }
    return targets;
  }

  private static Topology topology(List<Domain> domains, Safety safety) {
    SortedMap<CheckId, Check> checks = new TreeMap<>();
    SortedMap<DnsName, Domain> byName = new TreeMap<>();
    for (Domain domain : domains) {
      byName.put(domain.name(), domain);
      domain.targets().forEach(t -> put(checks, t.checks().getFirst().text()));
    }
    List<CheckId> witnesses = new ArrayList<>();
    for (int i = 0; i < WITNESSES; i++) {
      witnesses.add(put(checks, witness(i)));
    }
    SortedMap<String, Account> accounts = new TreeMap<>();
    accounts.put(ALI, account(ALI, "alibaba", "shop.example", "near.example"));
    accounts.put(HATCH, account(HATCH, "cloudflare", "hatch.example", "far.example"));
    return new Topology("simulated", accounts, checks, witnesses, byName, safety, Watch.usual());
  }

  private static CheckId put(SortedMap<CheckId, Check> checks, String host) {
    CheckId id = new CheckId(host);
    Check.Timing timing =
        new Check.Timing(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(1), 3, 3);
    checks.put(id, new Check(id, new ProbeSpec.Tcp(host, 443), timing));
    return id;
  }

  private static Account account(String name, String vendor, String... zones) {
    TreeSet<DnsName> hosted = new TreeSet<>();
    for (String zone : zones) {
      hosted.add(DnsName.of(zone));
    }
    boolean isNative = name.equals(HATCH);
    Capabilities capabilities =
        new Capabilities(
            isNative ? CompareAndSwap.NATIVE : CompareAndSwap.READ_CHECK_WRITE,
            Claim.yes(),
            isNative ? Claim.yes() : Claim.no("one by one"),
            isNative ? 10 : 1,
            Claim.no("untracked"),
            Claim.no("not simulated"),
            new Ttl(1),
            Duration.ofSeconds(isNative ? 5 : 20),
            60);
    return new Account(name, "simulated", vendor, capabilities, hosted);
  }

  /// The same where every domain may be drilled for real, and automation asks for that.
  public static Topology rehearsing(Topology topology) {
    SortedMap<DnsName, Domain> domains = new TreeMap<>();
    topology
        .domains()
        .forEach((name, d) ->
            domains.put(
                name,
                new Domain(
                    name,
                    d.targets(),
                    d.links(),
                    d.policy().requiring(Duration.ofDays(30)),
                    d.tags())));
    Safety safety = topology.safety();
    var drills = new LiveDrills(domains.keySet(), List.of(), Duration.ofSeconds(40));
    return new Topology(
        topology.version(),
        topology.accounts(),
        topology.checks(),
        topology.witnesses(),
        domains,
        new Safety(safety.blastRadiusPercent(), safety.canary(), safety.order(), drills),
        topology.watch());
  }
}
