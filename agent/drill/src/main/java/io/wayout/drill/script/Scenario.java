// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.script;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// An outage as it can be played.
///
/// @param id unique, e.g. `out-01` or `out-01-twisted`
/// @param start when it began in history; only shown
/// @param story what happened, in a few sentences
/// @param facts where that is known from
/// @param timeline in the order of time
/// @param length until everything is healed
public record Scenario(
    String id,
    String title,
    Kind kind,
    Instant start,
    String story,
    List<String> facts,
    List<Role> roles,
    List<Cue> timeline,
    Duration length,
    Expect expect) {
  public Scenario {
    facts = List.copyOf(facts);
    roles = List.copyOf(roles);
    timeline = List.copyOf(timeline);
  }

  /// How true to history it is.
  public enum Kind {
    /// As it happened.
    HISTORICAL,
    /// The same, and one thing more goes wrong.
    TWISTED,
    /// Someone's own.
    OWN,
    /// Rolled from a seed.
    RANDOM
  }
}
