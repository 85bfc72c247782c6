// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.cast;

import io.wayout.core.model.Account;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A configuration as the simulated world can stage it: the same vendors, accounts, zones, links,
/// targets, TTLs, policies and timings. What differs: each check is one connection, to a host that
/// has the check's name; each link is one CNAME, also where it holds addresses or an alias; and
/// accounts have no canaries.
public final class Twin {
  /// What the simulated world understands.
  private static final int PORT = 443;

  private final SortedMap<CheckId, Check> checks = new TreeMap<>();
  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final Map<CheckId, Set<String>> users = new HashMap<>();
  private final Topology original;
  private final Topology topology;

  private Twin(Topology original, boolean isAllAutomatic) {
    this.original = original;
    original.domains().values().stream().flatMap(d -> d.targets().stream()).forEach(this::count);
    original.witnesses().forEach(id -> put(id, id.text()));
    original.watch().vendorChecks().values().stream()
        .flatMap(List::stream)
        .forEach(id -> put(id, id.text()));
    SortedMap<DnsName, Domain> domains = new TreeMap<>();
    original.domains().forEach((name, d) -> domains.put(name, twin(d, isAllAutomatic)));
    SortedMap<String, Account> accounts = new TreeMap<>();
    original.accounts().forEach((name, account) -> accounts.put(name, account.withoutCanary()));
    this.topology =
        new Topology(
            original.version(),
            accounts,
            checks,
            original.witnesses(),
            domains,
            original.safety(),
            original.watch());
  }

  /// @param isAllAutomatic as if every domain had `mode: auto`
  public static Twin of(Topology original, boolean isAllAutomatic) {
    return new Twin(original, isAllAutomatic);
  }

  public Topology topology() {
    return topology;
  }

  /// Every target once, by its id.
  public Map<String, Target> targets() {
    return Map.copyOf(targets);
  }

  /// Where the probes of a vendor's targets connect.
  public List<String> hosts(String vendor) {
    return targets.values().stream()
        .filter(t -> t.vendor().equals(vendor))
        .flatMap(t -> t.checks().stream())
        .map(CheckId::text)
        .distinct()
        .sorted()
        .toList();
  }

  /// Where the checks of a vendor's control plane connect, beyond its DNS API.
  public List<String> controlPlane(String vendor) {
    return topology.watch().checks(vendor).stream().map(CheckId::text).toList();
  }

  /// The accounts of a vendor.
  public List<String> accounts(String vendor) {
    return topology.accounts().values().stream()
        .filter(a -> a.vendor().equals(vendor))
        .map(Account::name)
        .toList();
  }

  private boolean isShared(CheckId id) {
    return users.getOrDefault(id, Set.of()).size() > 1;
  }

  private void count(Target target) {
    target.checks().forEach(id -> users.computeIfAbsent(id, _ -> new HashSet<>()).add(target.id()));
  }

  private CheckId put(CheckId id, String host) {
    Check check = original.check(id);
    CheckId renamed = new CheckId(host);
    checks.put(renamed, new Check(renamed, new ProbeSpec.Tcp(host, PORT), check.timing()));
    return renamed;
  }

  private Domain twin(Domain domain, boolean isAllAutomatic) {
    List<Target> all = new ArrayList<>();
    for (Target target : domain.targets()) {
      Target twin = twin(target, all.size());
      targets.put(twin.id(), twin);
      all.add(twin);
    }
    List<Link> links =
        domain.links().stream()
            .map(l -> new Link(l.name(), l.zone(), l.accounts(), l.ttl()))
            .toList();
    return new Domain(
        domain.name(),
        all,
        links,
        isAllAutomatic ? domain.policy().in(Mode.AUTO) : domain.policy(),
        domain.tags(),
        domain.dependsOn());
  }

  /// A check that several targets share becomes one of each, so that each can fail alone.
  private Target twin(Target target, int index) {
    List<CheckId> own =
        target.checks().stream()
            .map(id -> put(id, isShared(id) ? id + " of " + target.id() : id.text()))
            .toList();
    RecordData data =
        target
            .record(RecordType.CNAME)
            .orElseGet(
                () -> new RecordData.Cname(DnsName.of("target" + index + ".addresses.invalid")));
    return new Target(target.pool(), target.name(), target.vendor(), data, own);
  }
}
