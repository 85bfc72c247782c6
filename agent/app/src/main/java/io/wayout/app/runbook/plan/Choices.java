// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.plan;

import io.wayout.app.runbook.model.Choice;
import io.wayout.app.runbook.model.Where;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Topology;
import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns what a runbook names into domains and scopes of the configuration.
public final class Choices {
  private Choices() {}

  /// The domains, each once.
  public static List<Domain> domains(Topology topology, Choice choice) {
    Set<Domain> chosen = new LinkedHashSet<>();
    for (String name : choice.domains()) {
      domain(topology, name).ifPresent(chosen::add);
    }
    for (Domain domain : topology.domains().values()) {
      boolean isTagged = choice.tag().filter(t -> domain.tags().contains(t)).isPresent();
      if (choice.isAll() || isTagged) {
        chosen.add(domain);
      }
    }
    return new ArrayList<>(chosen);
  }

  /// What it names that is not there, for people.
  public static List<String> unknown(Topology topology, Choice choice) {
    List<String> unknown = new ArrayList<>();
    for (String name : choice.domains()) {
      if (domain(topology, name).isEmpty()) {
        unknown.add("there is no domain '" + name + "'");
      }
    }
    choice
        .tag()
        .filter(tag -> topology.domains().values().stream().noneMatch(d -> d.tags().contains(tag)))
        .ifPresent(tag -> unknown.add("no domain has the tag '" + tag + "'"));
    return unknown;
  }

  /// The domain with that name, however it is written.
  public static Optional<Domain> domain(Topology topology, String name) {
    try {
      return Optional.ofNullable(topology.domains().get(DnsName.of(name)));
    } catch (BadValue bad) {
      return Optional.empty();
    }
  }

  /// @throws BadValue if a domain's name is none
  public static Freeze.Scope scope(Where where) {
    return switch (where) {
      case Where.Domain(var name) -> new Freeze.Scope.OfDomain(DnsName.of(name));
      case Where.Vendor(var name) -> new Freeze.Scope.OfVendor(name);
      case Where.Everything _ -> new Freeze.Scope.Everything();
    };
  }
}
