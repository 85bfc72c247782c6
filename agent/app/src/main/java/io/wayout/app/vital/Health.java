// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.vital;

import io.wayout.core.fold.State;
import io.wayout.core.model.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Does the agent live, and does it know the world? Pure.
public final class Health {
  /// The watchdog's time (I95).
  private static final Duration LAG_MAX = Duration.ofSeconds(20);

  /// A vendor that does not answer must not keep the agent from being ready for ever.
  private static final Duration ROUND_MAX = Duration.ofMinutes(2);

  private Health() {}

  /// Why it does not live; empty if it does.
  ///
  /// @param lag how long ago the loop last turned
  public static Optional<String> ailment(State state, Duration lag) {
    if (lag.compareTo(LAG_MAX) > 0) {
      return Optional.of("the decision loop has not turned for " + lag.toSeconds() + " s");
    }
    return state.isJournalDown() ? Optional.of("the journal can't be written") : Optional.empty();
  }

  /// What it has not looked at yet; empty once the first round is over.
  public static Optional<String> unready(State state, Instant now) {
    if (state.startedAt().plus(ROUND_MAX).isBefore(now)) {
      return Optional.empty();
    }
    Topology topology = state.topology();
    long checks =
        topology.checks().keySet().stream().filter(id -> !state.checks().containsKey(id)).count();
    long records =
        topology.domains().values().stream()
            .flatMap(d -> d.links().stream())
            .flatMap(l -> l.places().stream())
            .filter(place -> !state.records().containsKey(place))
            .count();
    return checks + records == 0
        ? Optional.empty()
        : Optional.of(
            "the first round is under way: "
                + checks
                + " checks and "
                + records
                + " records to go");
  }
}
