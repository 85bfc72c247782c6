// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import io.wayout.core.audit.finding.Finding.Subject;
import io.wayout.core.audit.finding.Finding.Subject.Kind;
import io.wayout.core.model.Account;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.dns.Ttl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the configuration alone shows.
final class ConfigRules {
  /// I12
  private static final Ttl TTL_HIGH = new Ttl(300);

  private static final int WITNESSES_MIN = 3;

  private ConfigRules() {}

  static Stream<Finding> of(Topology topology, String agentVendor) {
    Stream<Finding> domains =
        topology.domains().values().stream().flatMap(d -> domain(topology, d));
    Stream<Finding> targets =
        topology.domains().values().stream()
            .flatMap(d -> d.targets().stream())
            .distinct()
            .flatMap(t -> shallow(topology, t).stream());
    return Stream.of(domains, targets, agent(topology, agentVendor)).flatMap(found -> found);
  }

  private static Stream<Finding> agent(Topology topology, String vendor) {
    boolean mustLeave =
        topology.domains().values().stream()
            .flatMap(d -> d.targets().stream())
            .anyMatch(t -> t.vendor().equals(vendor));
    Stream<Finding> place =
        mustLeave
            ? Stream.of(
                new Finding(
                    FindingCode.AGENT_AT_VENDOR,
                    new Subject(Kind.AGENT, "vendor"),
                    "this agent runs at " + vendor + ", where targets stand, too",
                    "run an agent at a vendor that hosts no target, or none of the links"))
            : Stream.empty();
    int witnesses = topology.witnesses().size();
    Stream<Finding> eyes =
        witnesses < WITNESSES_MIN
            ? Stream.of(
                new Finding(
                    FindingCode.NO_WITNESSES,
                    new Subject(Kind.AGENT, "witnesses"),
                    witnesses + " witnesses are configured",
                    "give three of them at three vendors that host none of your targets"))
            : Stream.empty();
    return Stream.concat(place, eyes);
  }

  private static Stream<Finding> domain(Topology topology, Domain domain) {
    Stream<Finding> links = domain.links().stream().flatMap(l -> ttl(topology, domain, l));
    return Stream.of(links, levers(topology, domain).stream(), places(domain).stream())
        .flatMap(found -> found);
  }

  private static Stream<Finding> ttl(Topology topology, Domain domain, Link link) {
    String below = link.name().equals(domain.name()) ? "" : " of " + domain.name();
    Subject subject = new Subject(Kind.LINK, link.name() + below);
    Stream<Finding> high =
        link.ttl().compareTo(TTL_HIGH) > 0
            ? Stream.of(
                new Finding(
                    FindingCode.TTL_HIGH,
                    subject,
                    "its TTL is " + link.ttl(),
                    "set 'ttl: 60' or what its provider takes"))
            : Stream.empty();
    Stream<Finding> low =
        link.accounts().stream().flatMap(a -> floor(topology.account(a), link, subject).stream());
    return Stream.concat(high, low);
  }

  private static Optional<Finding> floor(Account account, Link link, Subject subject) {
    Ttl floor = account.capabilities().ttlMin();
    return link.ttl().compareTo(floor) < 0
        ? Optional.of(
            new Finding(
                FindingCode.TTL_BELOW_FLOOR,
                subject,
                "its TTL is "
                    + link.ttl()
                    + ", and "
                    + account.provider()
                    + " takes "
                    + floor
                    + " or more",
                "set 'ttl: " + floor.seconds() + "'"))
        : Optional.empty();
  }

  private static Optional<Finding> levers(Topology topology, Domain domain) {
    List<String> accounts = domain.links().stream().flatMap(l -> l.accounts().stream()).toList();
    List<String> vendors =
        accounts.stream().map(a -> topology.account(a).vendor()).distinct().toList();
    if (vendors.size() > 1) {
      return Optional.empty();
    }
    boolean isOne = domain.links().size() == 1;
    return Optional.of(
        new Finding(
            isOne ? FindingCode.ONE_LINK : FindingCode.ONE_VENDOR_LINKS,
            new Subject(Kind.DOMAIN, domain.name().text()),
            (isOne ? "its only link is" : "all its links are")
                + " in the hands of "
                + vendors.getFirst(),
            "add a link in a zone at another vendor"));
  }

  private static Optional<Finding> places(Domain domain) {
    List<String> vendors = domain.targets().stream().map(Target::vendor).distinct().toList();
    if (vendors.size() > 1) {
      return Optional.empty();
    }
    boolean isOne = domain.targets().size() == 1;
    return Optional.of(
        new Finding(
            isOne ? FindingCode.ONE_TARGET : FindingCode.ONE_VENDOR_TARGETS,
            new Subject(Kind.DOMAIN, domain.name().text()),
            (isOne ? "its only target is at " : "all its targets are at ") + vendors.getFirst(),
            "add a target at another vendor"));
  }

  /// I26
  private static Optional<Finding> shallow(Topology topology, Target target) {
    boolean isDeep = target.checks().stream().anyMatch(id -> isDeep(topology.check(id).probe()));
    return isDeep
        ? Optional.empty()
        : Optional.of(
            new Finding(
                FindingCode.SHALLOW_CHECK,
                new Subject(Kind.TARGET, target.id()),
                "its checks only see that something answers",
                "add a check with 'http:' and what the answer must look like"));
  }

  private static boolean isDeep(ProbeSpec probe) {
    return switch (probe) {
      case ProbeSpec.Http _, ProbeSpec.Exec _, ProbeSpec.Dns _ -> true;
      case ProbeSpec.Tcp _, ProbeSpec.Tls _ -> false;
    };
  }
}
