// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// A business name that users resolve; the unit of switching.
///
/// @param targets in order of preference; 1 or more
/// @param links from the business name downwards; 1 or more
/// @param dependsOn what else it needs, for the audit
public record Domain(
    DnsName name,
    List<Target> targets,
    List<Link> links,
    Policy policy,
    SortedSet<String> tags,
    List<Dependency> dependsOn) {
  public Domain {
    targets = List.copyOf(targets);
    links = List.copyOf(links);
    dependsOn = List.copyOf(dependsOn);
  }

  /// A domain that depends on nothing but its links and targets.
  public Domain(
      DnsName name, List<Target> targets, List<Link> links, Policy policy, SortedSet<String> tags) {
    this(name, targets, links, policy, tags, List.of());
  }

  public Target preferred() {
    return targets.getFirst();
  }

  public Optional<Target> target(String targetName) {
    for (Target target : targets) {
      if (target.name().equals(targetName)) {
        return Optional.of(target);
      }
    }
    return Optional.empty();
  }
}
