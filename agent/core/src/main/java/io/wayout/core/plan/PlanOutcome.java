// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import java.util.List;

/// What the planner found.
public sealed interface PlanOutcome {

  /// A way out.
  record Found(Plan plan) implements PlanOutcome {}

  /// The chain leads there already, through links that answer.
  record AlreadyThere() implements PlanOutcome {}

  /// No link can be written so that the domain would lead there.
  ///
  /// @param obstacles why not, link by link, for people
  record NoWayOut(List<String> obstacles) implements PlanOutcome {
    public NoWayOut {
      obstacles = List.copyOf(obstacles);
    }
  }

  /// A record on the way holds what someone else put there (I03, I31).
  ///
  /// @param place the link, e.g. `www.shop.example@ali`
  /// @param value what it holds
  record Foreign(String place, String value) implements PlanOutcome {}
}
