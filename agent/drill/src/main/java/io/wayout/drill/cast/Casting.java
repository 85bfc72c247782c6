// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.cast;

import static java.util.stream.Collectors.toSet;

import io.wayout.core.model.Account;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.drill.script.Part;
import io.wayout.drill.script.Role;
import io.wayout.drill.script.Scenario;
import io.wayout.drill.script.Trouble;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Gives the roles of a scenario to the vendors of a configuration: what the person says, else a
/// vendor that is in the configuration plays itself, else whoever has the same part in it.
public final class Casting {
  private final Topology topology;
  private final Map<String, String> wishes;
  private final Map<Part, String> parts = new EnumMap<>(Part.class);

  /// @param home whose machine the agent runs on
  /// @param wishes by role or part: the vendor that the person wants there
  public Casting(Topology topology, String home, Map<String, String> wishes) {
    this.topology = topology;
    this.wishes = Map.copyOf(wishes);
    parts.put(Part.HOME, home);
    most(targets(0)).ifPresent(v -> parts.put(Part.PRIMARY_CLOUD, v));
    String primary = parts.getOrDefault(Part.PRIMARY_CLOUD, "");
    most(targets(1).filter(v -> !v.equals(primary)))
        .ifPresent(v -> parts.put(Part.STANDBY_CLOUD, v));
    most(domains().map(d -> vendor(d, 0))).ifPresent(v -> parts.put(Part.FIRST_LINK, v));
    most(lastLinks()).ifPresent(v -> parts.put(Part.LAST_LINK, v));
    for (Part part : Part.values()) {
      Optional.ofNullable(wishes.get(part.word())).ifPresent(v -> parts.put(part, v));
    }
  }

  /// Who plays the roles of a scenario.
  public Cast of(Scenario scenario) {
    return new Cast(scenario.roles().stream().map(r -> player(r, scenario)).toList(), parts);
  }

  /// The vendor that a word means: a vendor, or the vendor of an account or a provider.
  public static Optional<String> vendor(Topology topology, String word) {
    return vendors(topology).contains(word)
        ? Optional.of(word)
        : topology.accounts().values().stream()
            .filter(a -> a.name().equals(word) || a.provider().equals(word))
            .map(Account::vendor)
            .findFirst();
  }

  /// Every vendor of a configuration.
  public static NavigableSet<String> vendors(Topology topology) {
    NavigableSet<String> vendors = new TreeSet<>();
    topology.accounts().values().forEach(a -> vendors.add(a.vendor()));
    topology.domains().values().stream()
        .flatMap(d -> d.targets().stream())
        .map(Target::vendor)
        .forEach(vendors::add);
    return vendors;
  }

  private Player player(Role role, Scenario scenario) {
    String wish = wishes.get(role.name());
    if (wish != null) {
      return new Player(role.name(), Optional.of(wish), "as you said");
    }
    String word = role.otherwise().word();
    if (wishes.containsKey(word)) {
      return new Player(role.name(), Optional.of(wishes.get(word)), word + ", as you said");
    }
    Set<String> able = new TreeSet<>(vendors(topology));
    scenario.timeline().forEach(cue -> able.retainAll(able(cue.trouble(), role)));
    Optional<String> itself =
        able.stream().filter(v -> role.vendors().contains(v.toLowerCase(Locale.ROOT))).findFirst();
    if (itself.isPresent()) {
      return new Player(role.name(), itself, "plays itself");
    }
    Optional<String> vendor = Optional.ofNullable(parts.get(role.otherwise()));
    return new Player(
        role.name(), vendor, vendor.isPresent() ? "your " + word : "you have no " + word);
  }

  /// Who has in this configuration what a trouble hits: nobody plays himself whom it can't hit.
  private Set<String> able(Trouble trouble, Role role) {
    return switch (trouble) {
      case Trouble.Targets t when t.role().equals(role.name()) -> targets();
      case Trouble.Flapping t when t.role().equals(role.name()) -> targets();
      case Trouble.Api t when t.role().equals(role.name()) -> accounts();
      case Trouble.Stale t when t.role().equals(role.name()) -> accounts();
      case Trouble.Silence t when t.role().equals(role.name()) -> servers(role.otherwise());
      case Trouble.Lag t when t.role().equals(role.name()) -> servers(role.otherwise());
      case Trouble.Delay t when t.role().equals(role.name()) -> servers(role.otherwise());
      case Trouble.Targets _,
          Trouble.Flapping _,
          Trouble.Api _,
          Trouble.Stale _,
          Trouble.Silence _,
          Trouble.Lag _,
          Trouble.Delay _,
          Trouble.Resolvers _,
          Trouble.Witnesses _,
          Trouble.Agent _,
          Trouble.Clock _,
          Trouble.Operator _,
          Trouble.ForeignEdit _,
          Trouble.Aside _ ->
          vendors(topology);
    };
  }

  private Set<String> targets() {
    return domains().flatMap(d -> d.targets().stream()).map(Target::vendor).collect(toSet());
  }

  private Set<String> accounts() {
    return topology.accounts().values().stream().map(Account::vendor).collect(toSet());
  }

  /// Name servers matter by the place of their links in the chain.
  private Set<String> servers(Part part) {
    return switch (part) {
      case FIRST_LINK -> domains().map(d -> vendor(d, 0)).collect(toSet());
      case LAST_LINK -> lastLinks().collect(toSet());
      case PRIMARY_CLOUD, STANDBY_CLOUD, HOME -> accounts();
    };
  }

  private Stream<Domain> domains() {
    return topology.domains().values().stream();
  }

  private Stream<String> targets(int index) {
    return domains()
        .filter(d -> d.targets().size() > index)
        .map(d -> d.targets().get(index).vendor());
  }

  /// Of chains of two links or more, if there are any.
  private Stream<String> lastLinks() {
    List<Domain> chains = new ArrayList<>(domains().filter(d -> d.links().size() > 1).toList());
    return (chains.isEmpty() ? domains() : chains.stream())
        .map(d -> vendor(d, d.links().size() - 1));
  }

  private String vendor(Domain domain, int link) {
    return topology.account(domain.links().get(link).accounts().getFirst()).vendor();
  }

  /// The most frequent one; of equals the first by name.
  private static Optional<String> most(Stream<String> vendors) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    vendors.forEach(v -> counts.merge(v, 1, Integer::sum));
    return counts.entrySet().stream()
        .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
        .map(Map.Entry::getKey);
  }
}
