// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.loop;

import io.wayout.engine.port.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Notices that the loop stood still, from what both clocks say between one event and the next.
///
/// A process that was stopped finds its monotonic clock far ahead. Of a host that was suspended, or
/// of a paused virtual machine, only the wall clock tells: the monotonic one stood still, too. A
/// wall clock that somebody sets forward looks alike and does no harm: what was seen is only looked
/// at once more (I67).
///
/// Confined to the loop.
final class Standstills {
  /// The loop ticks every second; a busy machine may be late by some.
  private static final Duration GAP_MAX = Duration.ofSeconds(5);

  /// How far the wall clock may run ahead of the monotonic one between two events.
  private static final Duration AHEAD_MAX = Duration.ofSeconds(2);

  private final Ticker ticker;
  private Optional<Reading> last = Optional.empty();

  Standstills(Ticker ticker) {
    this.ticker = ticker;
  }

  /// How long it stood still since this was asked last; empty if it did not.
  Optional<Duration> lengthUntilNow() {
    Reading now = new Reading(ticker.now(), ticker.wall());
    Optional<Duration> length = last.flatMap(before -> standstill(before, now));
    last = Optional.of(now);
    return length;
  }

  private static Optional<Duration> standstill(Reading before, Reading now) {
    Duration gap = Duration.between(before.monotonic(), now.monotonic());
    Duration walled = Duration.between(before.wall(), now.wall());
    boolean isSuspended = walled.minus(gap).compareTo(AHEAD_MAX) > 0;
    if (isSuspended) {
      return Optional.of(walled);
    }
    return gap.compareTo(GAP_MAX) > 0 ? Optional.of(gap) : Optional.empty();
  }

  private record Reading(Instant monotonic, Instant wall) {}
}
