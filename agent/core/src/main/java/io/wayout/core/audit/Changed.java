// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.audit.Mending.Change;
import io.wayout.core.model.Account;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A configuration with one change, at a vendor that it does not have yet.
///
/// @param touched the domains, as they were, that the change can help
record Changed(Topology topology, Home home, List<Domain> touched) {
  private static final String ELSEWHERE = "another vendor";
  private static final DnsName NEW_ZONE = DnsName.of("another-vendor.example");

  static Changed of(Topology topology, Home home, Change change) {
    return switch (change) {
      case Change.MoveAgent _ ->
          new Changed(
              topology,
              new Home(ELSEWHERE, home.dependsOn()),
              List.copyOf(topology.domains().values()));
      case Change.MirrorZone(DnsName zone) -> changed(topology, home, d -> mirrored(d, zone));
      case Change.AddLink(DnsName name) ->
          changed(topology, home, d -> d.name().equals(name) ? extended(d) : d);
      case Change.AddTarget(String pool) -> changed(topology, home, d -> joined(d, pool));
    };
  }

  /// The same configuration with these domains alone.
  static Topology only(Topology topology, List<Domain> domains) {
    SortedMap<DnsName, Domain> kept = new TreeMap<>();
    domains.forEach(d -> kept.put(d.name(), d));
    return with(topology, topology.accounts(), kept);
  }

  private static Changed changed(Topology topology, Home home, UnaryOperator<Domain> change) {
    SortedMap<DnsName, Domain> domains = new TreeMap<>();
    List<Domain> touched = new ArrayList<>();
    for (Domain domain : topology.domains().values()) {
      Domain next = change.apply(domain);
      domains.put(domain.name(), next);
      if (!next.equals(domain)) {
        touched.add(domain);
      }
    }
    SortedMap<String, Account> accounts = new TreeMap<>(topology.accounts());
    Account like = topology.accounts().values().iterator().next();
    accounts.put(
        ELSEWHERE,
        new Account(ELSEWHERE, like.provider(), ELSEWHERE, like.capabilities(), like.zones()));
    return new Changed(with(topology, accounts, domains), home, touched);
  }

  private static Topology with(
      Topology topology, SortedMap<String, Account> accounts, SortedMap<DnsName, Domain> domains) {
    return new Topology(
        topology.version(),
        accounts,
        topology.checks(),
        topology.witnesses(),
        domains,
        topology.safety(),
        topology.watch());
  }

  private static Domain mirrored(Domain domain, DnsName zone) {
    List<Link> links =
        domain.links().stream().map(l -> l.zone().equals(zone) ? mirrored(l) : l).toList();
    return with(domain, domain.targets(), links);
  }

  private static Link mirrored(Link link) {
    List<String> accounts = new ArrayList<>(link.accounts());
    accounts.add(ELSEWHERE);
    return new Link(link.name(), link.zone(), accounts, link.ttl(), link.types());
  }

  /// The last link becomes an upper one, so it must be able to lead to a name.
  private static Domain extended(Domain domain) {
    Link last = domain.links().getLast();
    if (!last.leadsToNames()) {
      return domain;
    }
    List<Link> links = new ArrayList<>(domain.links());
    links.add(new Link(NEW_ZONE, NEW_ZONE.parent(), List.of(ELSEWHERE), last.ttl()));
    return with(domain, domain.targets(), links);
  }

  private static Domain joined(Domain domain, String pool) {
    if (domain.targets().stream().noneMatch(t -> t.pool().equals(pool))) {
      return domain;
    }
    Target like = domain.preferred();
    List<RecordData> records = like.records().stream().map(Changed::another).toList();
    List<Target> targets = new ArrayList<>(domain.targets());
    targets.add(new Target(pool, ELSEWHERE, ELSEWHERE, records, like.checks()));
    return with(domain, targets, domain.links());
  }

  private static RecordData another(RecordData data) {
    return switch (data) {
      case RecordData.Cname _ -> new RecordData.Cname(NEW_ZONE);
      case RecordData.Alias _ -> new RecordData.Alias(NEW_ZONE);
      case RecordData.Addresses a ->
          RecordData.of(
              a.type(), List.of(a.addresses().first().contains(":") ? "2001:db8::1" : "192.0.2.1"));
      case RecordData.Text text -> text;
    };
  }

  private static Domain with(Domain domain, List<Target> targets, List<Link> links) {
    return new Domain(
        domain.name(), targets, links, domain.policy(), domain.tags(), domain.dependsOn());
  }
}
