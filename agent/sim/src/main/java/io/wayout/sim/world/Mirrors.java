// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.model.Account;
import io.wayout.core.model.Canary;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.provider.Capabilities;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// Configurations in which a third vendor serves some zones as well, so that their links are
/// mirrored, and in which each account has a canary.
public final class Mirrors {
  /// The account that hosts all mirrored zones once more; its API compares and swaps.
  public static final String TWIN = "twin";

  /// How often canaries are written while nothing is suspicious. People take a day.
  public static final Duration EVERY = Duration.ofMinutes(3);

  private Mirrors() {}

  /// Some of the zones mirrored, at least one.
  public static Topology roll(Topology plain, SplittableRandom dice) {
    List<DnsName> zones = zones(plain);
    NavigableSet<DnsName> mirrored = new TreeSet<>();
    mirrored.add(zones.get(dice.nextInt(zones.size())));
    zones.stream().filter(_ -> dice.nextBoolean()).forEach(mirrored::add);
    return withCanaries(of(plain, mirrored));
  }

  private static List<DnsName> zones(Topology topology) {
    return topology.domains().values().stream()
        .flatMap(d -> d.links().stream())
        .map(Link::zone)
        .distinct()
        .sorted()
        .toList();
  }

  /// The same with some zones mirrored.
  public static Topology of(Topology plain, NavigableSet<DnsName> mirrored) {
    SortedMap<String, Account> accounts = new TreeMap<>(plain.accounts());
    Capabilities capabilities = plain.account(Topologies.HATCH).capabilities();
    accounts.put(TWIN, new Account(TWIN, "simulated", "aws", capabilities, mirrored));
    SortedMap<DnsName, Domain> domains = new TreeMap<>();
    for (Domain d : plain.domains().values()) {
      List<Link> links = d.links().stream().map(l -> mirrored(l, mirrored)).toList();
      domains.put(d.name(), new Domain(d.name(), d.targets(), links, d.policy(), d.tags()));
    }
    return with(plain, accounts).withDomains(domains);
  }

  private static Link mirrored(Link link, NavigableSet<DnsName> zones) {
    return zones.contains(link.zone())
        ? new Link(link.name(), link.zone(), List.of(link.accounts().getFirst(), TWIN), link.ttl())
        : link;
  }

  /// The same with a canary at each account, in its first zone.
  public static Topology withCanaries(Topology plain) {
    SortedMap<String, Account> accounts = new TreeMap<>();
    for (Account a : plain.accounts().values()) {
      DnsName zone = a.zones().first();
      Canary canary = new Canary(DnsName.of("_" + a.name() + "." + zone), zone, EVERY);
      accounts.put(
          a.name(),
          new Account(
              a.name(),
              a.provider(),
              a.vendor(),
              a.capabilities(),
              a.zones(),
              Optional.of(canary)));
    }
    return with(plain, accounts);
  }

  private static Topology with(Topology plain, SortedMap<String, Account> accounts) {
    return new Topology(
        plain.version(),
        accounts,
        plain.checks(),
        plain.witnesses(),
        plain.domains(),
        plain.safety(),
        plain.watch());
  }
}
