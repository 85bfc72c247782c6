// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Safety;
import io.wayout.core.switchover.Switchover;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Bounds how many domains automation moves at once: a canary first, then batches (I11).
public final class Pacing {
  private static final Duration PROOF_AGE_MAX = Duration.ofMinutes(10);

  private Pacing() {}

  /// Why one more automatic move to the target has to wait.
  public static Optional<String> obstacle(State state, Domain domain, String target, Instant now) {
    Safety safety = state.topology().safety();
    List<Switchover> moving =
        state.switchovers().values().stream().filter(Pacing::isAutomaticMove).toList();
    int total = state.topology().domains().size();
    int share = share(state);
    if (moving.size() >= share) {
      return Optional.of(
          moving.size()
              + " domains are on the move and "
              + share
              + " may be (blast-radius "
              + safety.blastRadiusPercent()
              + "% of "
              + total
              + ")");
    }
    String kind = kind(domain, target);
    Instant proven = state.proven().get(kind);
    boolean isProven = proven != null && proven.plus(PROOF_AGE_MAX).isAfter(now);
    long alike = moving.stream().filter(s -> kind(state, s).equals(kind)).count();
    return isProven || alike < safety.canary()
        ? Optional.empty()
        : Optional.of(
            "a canary moves first; " + alike + " of at most " + safety.canary() + " on the move");
  }

  /// How many more domains may be on the move, whoever moves them; may be negative.
  public static int room(State state) {
    return share(state)
        - (int)
            state.switchovers().values().stream()
                .filter(s -> s.cause().movesUsers() && !s.isQuiet())
                .count();
  }

  /// How many domains may be on the move at once; at least 1.
  public static int share(State state) {
    int total = state.topology().domains().size();
    return Math.max(1, total * state.topology().safety().blastRadiusPercent() / 100);
  }

  private static boolean isAutomaticMove(Switchover s) {
    return s.cause().isAutomatic() && s.cause().movesUsers() && !s.isQuiet();
  }

  /// Moves to the same target of the same pool prove each other.
  public static String kind(State state, Switchover s) {
    Domain domain = state.topology().domains().get(s.domain());
    return domain == null ? s.plan().target() : kind(domain, s.plan().target());
  }

  private static String kind(Domain domain, String target) {
    return domain.target(target).map(t -> t.id()).orElse(target);
  }
}
