// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.audit.finding.AlarmChannel;
import io.wayout.core.model.Dependency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the agent lives.
///
/// @param vendor whose machine it runs on
/// @param dependsOn what else it needs
/// @param channels what tells people
public record Home(String vendor, List<Dependency> dependsOn, List<AlarmChannel> channels) {
  /// What it can't act without; everything else it can.
  private static final String COORDINATION = "coordination";

  public Home {
    dependsOn = List.copyOf(dependsOn);
    channels = List.copyOf(channels);
  }

  /// A home whose alarms nobody knows.
  public Home(String vendor, List<Dependency> dependsOn) {
    this(vendor, dependsOn, List.of());
  }

  /// Why the agent could not act in an outage; empty if it could.
  Optional<String> obstacle(Outage outage) {
    if (outage.takesWhole(vendor)) {
      return Optional.of("the agent itself runs at " + vendor);
    }
    return vital()
        .filter(d -> outage.takesWhole(d.vendor()))
        .findFirst()
        .map(d -> "the agent can't act without its " + d);
  }

  /// The vendors without which it can't act.
  List<String> vendors() {
    return Stream.concat(Stream.of(vendor), vital().map(Dependency::vendor)).toList();
  }

  private Stream<Dependency> vital() {
    return dependsOn.stream().filter(d -> d.kind().equals(COORDINATION));
  }
}
