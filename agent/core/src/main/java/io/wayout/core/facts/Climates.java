// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.decide.Situation.Climate;
import io.wayout.core.fold.State;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What holds for all domains at once: is our own network alive, did everything fall together?
public final class Climates {
  private static final Duration WINDOW = Duration.ofMinutes(2);
  private static final Duration CALM = Duration.ofMinutes(1);
  private static final int TARGETS_MIN = 3;

  private Climates() {}

  public static Climate of(State state, Instant now) {
    return new Climate(
        isolated(state),
        lossy(state, now),
        witnessed(state),
        massDown(state, now),
        state.isHeldForAck());
  }

  /// The end of the oldest probe among the newest good ones that make up the number needed: a check
  /// that is made more often than theirs notices sooner that our own network is gone (I22, N12).
  private static Optional<Instant> witnessed(State state) {
    List<CheckId> witnesses = state.topology().witnesses();
    if (witnesses.isEmpty()) {
      return Optional.empty();
    }
    List<Instant> answered =
        witnesses.stream()
            .map(w -> Facts.check(state, w))
            .filter(health -> health.passes() > 0)
            .map(CheckHealth::at)
            .sorted(Comparator.reverseOrder())
            .toList();
    int needed = needed(witnesses);
    return Optional.of(answered.size() < needed ? Instant.MIN : answered.get(needed - 1));
  }

  /// More than half of the witnesses missed a probe within the last minute: even those that are up
  /// show that our own network loses packets, so that targets may look down that are not (N12).
  private static Optional<String> lossy(State state, Instant now) {
    List<CheckId> witnesses = state.topology().witnesses();
    int shaken = 0;
    for (CheckId witness : witnesses) {
      shaken += isShaken(Facts.check(state, witness), now) ? 1 : 0;
    }
    return shaken * 2 <= witnesses.size()
        ? Optional.empty()
        : Optional.of(
            shaken
                + " of "
                + witnesses.size()
                + " witnesses missed a probe within "
                + CALM.toSeconds()
                + " s, so our own network is in doubt until that is past");
  }

  private static boolean isShaken(CheckHealth health, Instant now) {
    return health.lastFailure().filter(at -> at.plus(CALM).isAfter(now)).isPresent();
  }

  /// Fewer than half of the witnesses answer, and fewer than two of three or more (I22). Without
  /// witnesses nothing can be said.
  static Optional<String> isolated(State state) {
    List<CheckId> witnesses = state.topology().witnesses();
    int up = 0;
    for (CheckId witness : witnesses) {
      up += Facts.check(state, witness).verdict() == Verdict.UP ? 1 : 0;
    }
    int needed = needed(witnesses);
    return witnesses.isEmpty() || up >= needed
        ? Optional.empty()
        : Optional.of(
            "only "
                + up
                + " of "
                + witnesses.size()
                + " witnesses answer (needed: "
                + needed
                + "), so our own network is in doubt until they do");
  }

  private static int needed(List<CheckId> witnesses) {
    return witnesses.size() >= 3 ? Math.max(2, (witnesses.size() + 1) / 2) : 1;
  }

  /// More than half of all targets fell within two minutes (I23).
  private static Optional<String> massDown(State state, Instant now) {
    if (!hasAnyFallen(state, now)) {
      return Optional.empty();
    }
    Map<String, Target> targets = new HashMap<>();
    for (Domain domain : state.topology().domains().values()) {
      domain.targets().forEach(t -> targets.put(t.id(), t));
    }
    if (targets.size() < TARGETS_MIN) {
      return Optional.empty();
    }
    long fallen = targets.values().stream().filter(t -> hasFallen(state, t, now)).count();
    return fallen * 2 <= targets.size()
        ? Optional.empty()
        : Optional.of(
            fallen
                + " of "
                + targets.size()
                + " targets went down within "
                + WINDOW.toSeconds()
                + " s: that looks like us, not them; automation waits until that is past");
  }

  private static boolean hasAnyFallen(State state, Instant now) {
    for (CheckId id : state.topology().checks().keySet()) {
      if (isFresh(Facts.check(state, id), now)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasFallen(State state, Target target, Instant now) {
    return target.checks().stream()
        .map(id -> Facts.check(state, id))
        .anyMatch(h -> isFresh(h, now));
  }

  private static boolean isFresh(CheckHealth health, Instant now) {
    return health.verdict() == Verdict.DOWN && health.since().plus(WINDOW).isAfter(now);
  }
}
