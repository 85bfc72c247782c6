// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.health;

import io.wayout.core.model.Check.Timing;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What all checks of a target say together: DOWN if one of them is, UP if all of them are.
///
/// @param since when this verdict began
/// @param failingSince while DOWN: since when a check has failed without a single success, and has
///   been DOWN; empty while what is DOWN answers again but has not risen yet (I27)
/// @param isProven UP, each check with `rise` successes in a row, the newest one fresh, and without
///   a failure during `standby-for`: it may be moved to (I25)
/// @param detail the checks that decided, for people
public record TargetHealth(
    Verdict verdict,
    Instant since,
    Optional<Instant> failingSince,
    boolean isProven,
    String detail) {
  /// How late the result of a probe may come.
  private static final Duration GRACE = Duration.ofSeconds(2);

  /// @param healths what is known of a check
  /// @param timings the rhythm of a check, and the successes in a row that it asks for
  /// @param standbyFor how long no check may have failed
  public static TargetHealth of(
      Target target,
      Function<CheckId, CheckHealth> healths,
      Function<CheckId, Timing> timings,
      Duration standbyFor,
      Instant now) {
    List<CheckHealth> decisive = new ArrayList<>();
    List<String> details = new ArrayList<>();
    Verdict verdict = verdict(target, healths);
    boolean isProven = verdict == Verdict.UP;
    for (CheckId id : target.checks()) {
      CheckHealth health = healths.apply(id);
      Timing timing = timings.apply(id);
      isProven &= health.passes() >= timing.rise() && isFresh(health, timing, now);
      isProven &= isClean(health, standbyFor, now);
      if (health.verdict() == verdict) {
        decisive.add(health);
        details.add(id + ": " + health.detail());
      }
    }
    return new TargetHealth(
        verdict,
        since(verdict, decisive, now),
        failingSince(verdict, decisive),
        isProven,
        String.join("; ", details));
  }

  private static Verdict verdict(Target target, Function<CheckId, CheckHealth> healths) {
    Verdict all = Verdict.UP;
    for (CheckId id : target.checks()) {
      Verdict one = healths.apply(id).verdict();
      if (one == Verdict.DOWN) {
        return one;
      }
      all = one == Verdict.UP ? all : Verdict.UNKNOWN;
    }
    return all;
  }

  /// Has the next probe not been due for long? A success that is older proves nothing, whatever
  /// kept the next one away: a full lane, a probe that hangs, a standstill of which nobody knows.
  /// What else waits after a standstill that was noticed, and no longer than a minute, is the
  /// domain's affair; see `io.wayout.core.facts.Standstill`.
  public static boolean isFresh(CheckHealth health, Timing timing, Instant now) {
    Instant next = health.at().plus(timing.interval()).plus(timing.timeout());
    return !next.plus(GRACE).isBefore(now);
  }

  private static boolean isClean(CheckHealth health, Duration standbyFor, Instant now) {
    return health.lastFailure().map(at -> !at.plus(standbyFor).isAfter(now)).orElse(true);
  }

  /// DOWN began with the first check that fell; UP began with the last one that rose.
  private static Instant since(Verdict verdict, List<CheckHealth> decisive, Instant now) {
    if (decisive.isEmpty()) {
      return now;
    }
    Instant first = decisive.getFirst().since();
    Instant last = first;
    for (CheckHealth health : decisive) {
      first = health.since().isBefore(first) ? health.since() : first;
      last = health.since().isAfter(last) ? health.since() : last;
    }
    return verdict == Verdict.DOWN ? first : last;
  }

  private static Optional<Instant> failingSince(Verdict verdict, List<CheckHealth> decisive) {
    return verdict != Verdict.DOWN
        ? Optional.empty()
        : decisive.stream().flatMap(h -> failingSince(h).stream()).min(Instant::compareTo);
  }

  private static Optional<Instant> failingSince(CheckHealth down) {
    return down.failingSince().map(at -> at.isAfter(down.since()) ? at : down.since());
  }
}
