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
public record Domain(
    DnsName name, List<Target> targets, List<Link> links, Policy policy, SortedSet<String> tags) {
  public Domain {
    targets = List.copyOf(targets);
    links = List.copyOf(links);
  }

  public Target preferred() {
    return targets.getFirst();
  }

  public Optional<Target> target(String targetName) {
    return targets.stream().filter(t -> t.name().equals(targetName)).findFirst();
  }
}
