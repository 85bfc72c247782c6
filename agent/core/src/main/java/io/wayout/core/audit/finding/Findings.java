// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import io.wayout.core.fold.State;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Everything that is wrong today.
public final class Findings {
  private Findings() {}

  /// Where the agent lives.
  ///
  /// @param vendor whose machine it runs on
  /// @param channels what tells people
  public record Place(String vendor, List<AlarmChannel> channels) {
    public Place {
      channels = List.copyOf(channels);
    }
  }

  /// What the configuration alone shows, worst first.
  ///
  /// @param assumed a world in order
  /// @param agentVendor where the agent itself runs
  public static List<Finding> offline(State assumed, String agentVendor) {
    return offline(assumed, agentVendor, List.of());
  }

  /// The same, with the channels that tell people.
  public static List<Finding> offline(
      State assumed, String agentVendor, List<AlarmChannel> channels) {
    return Stream.of(
            ConfigRules.of(assumed.topology(), agentVendor),
            AlarmRules.of(assumed.topology(), channels),
            StateRules.assumed(assumed))
        .flatMap(findings -> findings)
        .sorted()
        .toList();
  }

  /// What the configuration, the agent's beliefs and a survey show, worst first.
  ///
  /// @param agentVendor where the agent itself runs
  public static List<Finding> live(State state, Survey survey, String agentVendor, Instant now) {
    return live(state, survey, new Place(agentVendor, List.of()), now);
  }

  /// The same, with the channels that tell people.
  public static List<Finding> live(State state, Survey survey, Place place, Instant now) {
    return Stream.of(
            ConfigRules.of(state.topology(), place.vendor()),
            AlarmRules.of(state.topology(), place.channels()),
            StateRules.of(state, now),
            SurveyRules.of(state.topology(), survey, now),
            ServerRules.of(state, survey),
            ConcernRules.of(survey))
        .flatMap(findings -> findings)
        .sorted()
        .toList();
  }
}
