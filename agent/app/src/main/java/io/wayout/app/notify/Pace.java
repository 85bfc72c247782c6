// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import java.time.Duration;
import java.time.Instant;

/// How fast a channel may be used, and how long it is left alone after failures. Confined to the
/// channel's thread.
final class Pace {
  private static final Duration RETRY_FIRST = Duration.ofSeconds(2);
  private static final Duration RETRY_MAX = Duration.ofMinutes(5);
  private static final int DOUBLINGS_MAX = 10;

  private final Duration each;
  private final Duration burst;
  private Instant next = Instant.MIN;

  /// @param perMinute messages at most, 1 or more
  Pace(int perMinute) {
    this.each = Duration.ofMinutes(1).dividedBy(perMinute);
    this.burst = each.multipliedBy(Math.min(3, perMinute));
  }

  /// When the next message may go.
  Instant free(Instant now) {
    return next.isAfter(now) ? next : now;
  }

  /// A message goes: a few may go at once, but no more than the rate in the long run.
  void spend(Instant now) {
    Instant floor = now.minus(burst).plus(each);
    next = (next.isAfter(floor) ? next : floor).plus(each);
  }

  /// How long to wait after so many failures.
  ///
  /// @param dice at least 0 and less than 1
  static Duration backOff(int tries, double dice) {
    Duration doubled = RETRY_FIRST.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS_MAX));
    Duration whole = doubled.compareTo(RETRY_MAX) < 0 ? doubled : RETRY_MAX;
    return whole.dividedBy(2).plus(Duration.ofMillis((long) (whole.toMillis() * dice / 2)));
  }
}
