// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.runbook;

import io.wayout.core.model.Account;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The names that a configuration knows, so that a runbook can't name what is not there.
record Known(Set<String> domains, Set<String> vendors, Set<String> targets, Set<String> tags) {

  static Known of(Topology topology) {
    Set<String> domains = new TreeSet<>();
    Set<String> vendors = new TreeSet<>();
    Set<String> targets = new TreeSet<>();
    Set<String> tags = new TreeSet<>();
    topology.accounts().values().stream().map(Account::vendor).forEach(vendors::add);
    for (Domain domain : topology.domains().values()) {
      domains.add(domain.name().text());
      tags.addAll(domain.tags());
      domain.targets().stream().map(Target::name).forEach(targets::add);
      domain.targets().stream().map(Target::vendor).forEach(vendors::add);
    }
    return new Known(domains, vendors, targets, tags);
  }

  /// The names of a kind; empty for a key that holds no name.
  Optional<Set<String>> of(String key) {
    return switch (key) {
      case "domain", "domains" -> Optional.of(domains);
      case "vendor" -> Optional.of(vendors);
      case "target", "to" -> Optional.of(targets);
      case "tag" -> Optional.of(tags);
      default -> Optional.empty();
    };
  }
}
