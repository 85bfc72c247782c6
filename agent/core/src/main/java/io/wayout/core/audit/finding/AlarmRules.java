// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import io.wayout.core.audit.finding.Finding.Subject;
import io.wayout.core.audit.finding.Finding.Subject.Kind;
import io.wayout.core.model.Account;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who would still be told on the day of an outage (I84).
final class AlarmRules {
  private static final Subject SUBJECT = new Subject(Kind.AGENT, "notify");

  private AlarmRules() {}

  static Stream<Finding> of(Topology topology, List<AlarmChannel> channels) {
    if (channels.isEmpty()) {
      return Stream.empty();
    }
    return Stream.concat(shared(channels).stream(), outside(topology, channels).stream());
  }

  /// A vendor whose outage silences all of them.
  private static Optional<Finding> shared(List<AlarmChannel> channels) {
    Set<String> common = new TreeSet<>(channels.getFirst().vendors());
    channels.forEach(c -> common.retainAll(new HashSet<>(c.vendors())));
    return common.stream()
        .findFirst()
        .map(vendor ->
            new Finding(
                FindingCode.ALARMS_SHARE_VENDOR,
                SUBJECT,
                names(channels) + " would all be silent in an outage of " + vendor,
                "add a channel at another vendor, or one of your own"));
  }

  /// None that has nothing to do with what is guarded.
  private static Optional<Finding> outside(Topology topology, List<AlarmChannel> channels) {
    Set<String> guarded = vendors(topology);
    boolean isOutside =
        channels.stream().anyMatch(c -> c.vendors().stream().noneMatch(guarded::contains));
    return isOutside
        ? Optional.empty()
        : Optional.of(
            new Finding(
                FindingCode.ALARMS_AT_VENDORS,
                SUBJECT,
                names(channels) + " each need a vendor that the domains need, too",
                "add a channel that needs none of " + String.join(", ", guarded)));
  }

  private static Set<String> vendors(Topology topology) {
    return Stream.concat(
            topology.accounts().values().stream().map(Account::vendor),
            topology.domains().values().stream()
                .flatMap(d -> d.targets().stream())
                .map(Target::vendor))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String names(List<AlarmChannel> channels) {
    return (channels.size() == 1 ? "the channel " : "the channels ")
        + channels.stream().map(AlarmChannel::name).collect(Collectors.joining(", "));
  }
}
