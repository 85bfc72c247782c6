// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.health;

import io.wayout.core.model.Check.Timing;
import io.wayout.core.model.ProbeResult;
import java.time.Instant;
import java.util.Optional;

/// What a series of probes says, with hysteresis: `fall` failures in a row make it DOWN, `rise`
/// successes in a row make it UP again (I27). The very first success makes it UP.
///
/// @param since when the verdict last changed
/// @param passes consecutive successes, capped at 1,000,000
/// @param failures consecutive failures, capped at 1,000,000
/// @param blanks consecutive inconclusive probes, capped at 1,000,000
/// @param failingSince when the first of the failures came that no success has followed yet
/// @param lastFailure when a probe last failed
/// @param last the newest result
public record CheckHealth(
    Verdict verdict,
    Instant since,
    int passes,
    int failures,
    int blanks,
    Optional<Instant> failingSince,
    Optional<Instant> lastFailure,
    Optional<ProbeResult> last,
    Instant at) {
  private static final int COUNT_MAX = 1_000_000;

  /// Nothing is known yet.
  public static CheckHealth unknown(Instant now) {
    Optional<Instant> never = Optional.empty();
    return new CheckHealth(Verdict.UNKNOWN, now, 0, 0, 0, never, never, Optional.empty(), now);
  }

  /// The same with one more result.
  public CheckHealth observe(Timing timing, ProbeResult result, Instant now) {
    return switch (result) {
      case ProbeResult.Pass _ -> passed(timing, result, now);
      case ProbeResult.Fail _ -> failed(timing, result, now);
      case ProbeResult.Inconclusive _ -> blank(timing, result, now);
    };
  }

  /// Is a failure seen that is not yet a verdict, so that the next probe should come soon?
  public boolean isInDoubt() {
    return failures > 0 && verdict != Verdict.DOWN;
  }

  /// How the newest result reads.
  public String detail() {
    return last.map(ProbeResult::detail).orElse("not probed yet");
  }

  private CheckHealth passed(Timing timing, ProbeResult result, Instant now) {
    int count = Math.min(passes + 1, COUNT_MAX);
    boolean isUp = verdict != Verdict.DOWN || count >= timing.rise();
    return next(isUp ? Verdict.UP : Verdict.DOWN, result, now)
        .with(count, 0, 0)
        .failing(Optional.empty(), lastFailure);
  }

  private CheckHealth failed(Timing timing, ProbeResult result, Instant now) {
    int count = Math.min(failures + 1, COUNT_MAX);
    return next(count >= timing.fall() ? Verdict.DOWN : verdict, result, now)
        .with(0, count, 0)
        .failing(failingSince.or(() -> Optional.of(now)), Optional.of(now));
  }

  /// Inconclusive probes prove nothing; after `fall` of them in a row nothing is known any more.
  private CheckHealth blank(Timing timing, ProbeResult result, Instant now) {
    int count = Math.min(blanks + 1, COUNT_MAX);
    return next(count >= timing.fall() ? Verdict.UNKNOWN : verdict, result, now)
        .with(0, 0, count)
        .failing(failingSince, lastFailure);
  }

  private CheckHealth next(Verdict next, ProbeResult result, Instant now) {
    Instant changed = next == verdict ? since : now;
    return new CheckHealth(
        next,
        changed,
        passes,
        failures,
        blanks,
        failingSince,
        lastFailure,
        Optional.of(result),
        now);
  }

  private CheckHealth with(int newPasses, int newFailures, int newBlanks) {
    return new CheckHealth(
        verdict, since, newPasses, newFailures, newBlanks, failingSince, lastFailure, last, at);
  }

  private CheckHealth failing(Optional<Instant> newSince, Optional<Instant> newLast) {
    return new CheckHealth(verdict, since, passes, failures, blanks, newSince, newLast, last, at);
  }
}
