// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.key.Field;
import io.wayout.core.model.Dependency;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Policy;
import io.wayout.dns.DnsName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A domain as far as it could be read.
///
/// @param field where it was written
/// @param links those that could be read
/// @param targets those that could be read
public record DomainDraft(
    DnsName name,
    Field field,
    List<LinkDraft> links,
    List<TargetDraft> targets,
    Policy policy,
    Set<String> tags,
    List<Dependency> dependsOn) {
  public DomainDraft {
    links = List.copyOf(links);
    targets = List.copyOf(targets);
    tags = Set.copyOf(tags);
    dependsOn = List.copyOf(dependsOn);
  }

  /// The domain; only to be called once nothing is wrong.
  public Domain domain() {
    return new Domain(
        name,
        targets.stream().map(TargetDraft::target).toList(),
        links.stream().map(LinkDraft::link).toList(),
        policy,
        new TreeSet<>(tags),
        dependsOn);
  }
}
