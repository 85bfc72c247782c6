// SPDX-License-Identifier: Apache-2.0
package io.wayout.core;

import io.wayout.core.model.Account;
import io.wayout.core.model.Check;
import io.wayout.core.model.Check.Timing;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Policy.Failback;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.Safety;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.model.Watch;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import io.wayout.provider.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// A small world to test with: shops with a link at each of two vendors, a primary, a standby and
/// three witnesses.
public final class Fixtures {
  public static final Instant T0 = Instant.parse("2026-01-05T03:00:00Z");
  public static final DnsName WWW = DnsName.of("www.shop.example");
  public static final DnsName HATCH = DnsName.of("www.hatch.example");
  public static final DnsName ELSEWHERE = DnsName.of("www.elsewhere.example");
  public static final Duration APPLY = Duration.ofSeconds(20);
  public static final Timing TIMING =
      new Timing(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(1), 3, 6);
  public static final Policy AUTO = policy(Mode.AUTO);
  public static final List<CheckId> WITNESSES =
      List.of(new CheckId("witness-1"), new CheckId("witness-2"), new CheckId("witness-3"));
  public static final ProbeResult PASS =
      new ProbeResult.Pass(Duration.ofMillis(12), "200", Optional.empty());
  public static final ProbeResult FAIL = new ProbeResult.Fail("connection refused");
  public static final ProbeResult BLANK = new ProbeResult.Inconclusive("403");

  private Fixtures() {}

  public static Policy policy(Mode mode) {
    return policy(mode, new Failback.Manual());
  }

  /// Moves with the verdict.
  public static Policy atOnce() {
    return policy(Mode.AUTO, new Failback.Manual(), Duration.ZERO);
  }

  public static Policy policy(Mode mode, Failback failback) {
    return policy(mode, failback, Duration.ofSeconds(20));
  }

  private static Policy policy(Mode mode, Failback failback, Duration downFor) {
    return new Policy(
        mode,
        downFor,
        Duration.ofHours(1),
        Duration.ofMinutes(1),
        failback,
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        Policy.OnPlaneLoss.HOLD);
  }

  public static Target target(String name) {
    return target("shop", name);
  }

  public static Target target(String pool, String name) {
    return new Target(pool, name, "cloud-" + name, lb(pool, name), List.of(checkOf(pool, name)));
  }

  public static RecordData lb(String name) {
    return lb("shop", name);
  }

  private static RecordData lb(String pool, String name) {
    return cname(DnsName.of(pool + "-" + name + ".lb.example"));
  }

  public static CheckId checkOf(String name) {
    return checkOf("shop", name);
  }

  public static CheckId checkOf(String pool, String name) {
    return new CheckId("https://" + pool + "-" + name);
  }

  public static RecordData cname(DnsName name) {
    return new RecordData.Cname(name);
  }

  public static Link link(DnsName name, String... accounts) {
    return new Link(name, name.parent(), List.of(accounts), new Ttl(60));
  }

  public static LinkAccount at(DnsName name, String account) {
    return new LinkAccount(link(name, account).keys().getFirst(), account);
  }

  /// `www.shop.example` at ali, `www.hatch.example` at cf, then primary or standby.
  public static Domain shop(Policy policy) {
    return domain(WWW, policy, List.of(link(WWW, "ali"), link(HATCH, "cf")));
  }

  public static Domain domain(DnsName name, Policy policy, List<Link> links) {
    return domain(name, policy, links, List.of(target("primary"), target("standby")));
  }

  public static Domain domain(DnsName name, Policy policy, List<Link> links, List<Target> targets) {
    return new Domain(name, targets, links, policy, new TreeSet<>());
  }

  /// Shops `www.d01.example`, `www.d02.example` … that share one pool.
  public static List<Domain> fleet(int count, Policy policy) {
    List<Domain> domains = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      DnsName name = DnsName.of(String.format(java.util.Locale.ROOT, "www.d%02d.example", i));
      DnsName lower = DnsName.of(name.text().replace("example", "hatch.example"));
      domains.add(domain(name, policy, List.of(link(name, "ali"), link(lower, "cf"))));
    }
    return domains;
  }

  public static Topology topology(Domain... domains) {
    return topology("v1", List.of(domains));
  }

  public static Topology topology(String version, List<Domain> domains) {
    SortedMap<String, Account> accounts = new TreeMap<>();
    SortedMap<CheckId, Check> checks = new TreeMap<>();
    SortedMap<DnsName, Domain> byName = new TreeMap<>();
    WITNESSES.forEach(id -> checks.put(id, check(id)));
    for (Domain domain : domains) {
      byName.put(domain.name(), domain);
      domain.targets().forEach(t -> t.checks().forEach(id -> checks.put(id, check(id))));
      for (Link link : domain.links()) {
        link.accounts().forEach(a -> accounts.put(a, account(a)));
      }
    }
    return new Topology(
        version, accounts, checks, WITNESSES, byName, new Safety(30, 1), Watch.usual());
  }

  public static Check check(CheckId id) {
    return new Check(id, new ProbeSpec.Tcp(id.text(), 443), TIMING);
  }

  public static Account account(String name) {
    return new Account(name, "memory", "dns-" + name, CAPABILITIES, new TreeSet<>());
  }

  public static Observed holds(RecordData data, int ttl, Instant at) {
    return new Observed.Holds(set(data, ttl), RecordRef.NONE, Observed.Source.API, at);
  }

  public static RecordSet set(RecordData data, int ttl) {
    return new RecordSet(new Ttl(ttl), data);
  }

  /// How many rounds property tests play; more with `-Dwayout.rounds=N`.
  public static int rounds(int usual) {
    return Integer.getInteger("wayout.rounds", usual);
  }

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          CompareAndSwap.READ_CHECK_WRITE,
          Claim.yes(),
          Claim.no("one record per call"),
          1,
          Claim.no("no change ids"),
          Claim.yes(),
          new Ttl(1),
          APPLY,
          60);
}
