// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import io.wayout.core.fold.State;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Everything that is wrong today.
public final class Findings {
  private Findings() {}

  /// What the configuration alone shows, worst first.
  ///
  /// @param assumed a world in order
  /// @param agentVendor where the agent itself runs
  public static List<Finding> offline(State assumed, String agentVendor) {
    return Stream.concat(
            ConfigRules.of(assumed.topology(), agentVendor), StateRules.assumed(assumed))
        .sorted()
        .toList();
  }

  /// What the configuration, the agent's beliefs and a survey show, worst first.
  ///
  /// @param agentVendor where the agent itself runs
  public static List<Finding> live(State state, Survey survey, String agentVendor, Instant now) {
    return Stream.of(
            ConfigRules.of(state.topology(), agentVendor),
            StateRules.of(state, now),
            SurveyRules.of(state.topology(), survey, now),
            ServerRules.of(state, survey),
            ConcernRules.of(survey))
        .flatMap(findings -> findings)
        .sorted()
        .toList();
  }
}
