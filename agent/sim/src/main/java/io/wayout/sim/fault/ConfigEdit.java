// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// How an operator changes the configuration file before it is loaded.
public sealed interface ConfigEdit {
  /// Not at all.
  record Same() implements ConfigEdit {}

  /// So that it is not valid.
  record Spoilt() implements ConfigEdit {}

  /// Back to what the agent was first started with.
  record Original() implements ConfigEdit {}

  /// A domain is deleted (H07).
  record Without(DnsName domain) implements ConfigEdit {}

  /// A target is deleted wherever it is not the only one (H06).
  record Retire(String target) implements ConfigEdit {}

  /// Another target comes first.
  record Prefer(String target) implements ConfigEdit {}

  record InMode(Mode mode) implements ConfigEdit {}

  /// The configuration file after the edit; empty if it is not valid.
  ///
  /// @param original what the agent was first started with
  static Optional<Topology> apply(ConfigEdit edit, Topology file, Topology original) {
    return switch (edit) {
      case Same _ -> Optional.of(file);
      case Spoilt _ -> Optional.empty();
      case Original _ -> Optional.of(original);
      case Without(DnsName domain) -> without(file, domain);
      case Retire(String target) -> Optional.of(each(file, d -> retired(d, target)));
      case Prefer(String target) -> Optional.of(each(file, d -> preferring(d, target)));
      case InMode(Mode mode) -> Optional.of(each(file, d -> inMode(d, mode)));
    };
  }

  private static Optional<Topology> without(Topology file, DnsName domain) {
    SortedMap<DnsName, Domain> rest = new TreeMap<>(file.domains());
    rest.remove(domain);
    return rest.isEmpty() ? Optional.empty() : Optional.of(file.withDomains(rest));
  }

  private static Domain retired(Domain domain, String target) {
    List<Target> rest = domain.targets().stream().filter(t -> !t.name().equals(target)).toList();
    return rest.isEmpty() ? domain : with(domain, rest);
  }

  private static Domain preferring(Domain domain, String target) {
    return domain
        .target(target)
        .map(first -> {
          List<Target> targets = new ArrayList<>(domain.targets());
          targets.remove(first);
          targets.addFirst(first);
          return with(domain, targets);
        })
        .orElse(domain);
  }

  private static Domain inMode(Domain domain, Mode mode) {
    return new Domain(
        domain.name(),
        domain.targets(),
        domain.links(),
        domain.policy().in(mode),
        domain.tags(),
        domain.dependsOn());
  }

  private static Domain with(Domain domain, List<Target> targets) {
    return new Domain(
        domain.name(), targets, domain.links(), domain.policy(), domain.tags(), domain.dependsOn());
  }

  private static Topology each(Topology file, UnaryOperator<Domain> change) {
    SortedMap<DnsName, Domain> domains = new TreeMap<>();
    file.domains().values().forEach(d -> domains.put(d.name(), change.apply(d)));
    return file.withDomains(domains);
  }
}
