// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import io.wayout.provider.Capabilities;
import io.wayout.provider.ProviderFailure;
import java.time.Duration;
import java.time.Instant;

/// How fast an account's API may be watched, so that a switch never finds the vendor's allowance
/// used up (I45). Watching gets what the capabilities name for a minute, and half of what the
/// vendor takes in a day; the rest is kept for switches, which never wait, but count.
///
/// Immutable.
///
/// @param spacing the time that one request stands for
/// @param burst how far ahead of that rate watching may be
/// @param free when all requests so far are paid for at that rate
public record WatchBudget(Duration spacing, Duration burst, Instant free) {
  private static final Duration BURST_MIN = Duration.ofMinutes(1);
  private static final int BURST_REQUESTS = 10;
  private static final Duration QUIET_MIN = Duration.ofSeconds(1);
  private static final Duration QUIET_USUAL = Duration.ofMinutes(1);
  private static final Duration QUIET_MAX = Duration.ofMinutes(15);
  private static final Duration SLOW = Duration.ofSeconds(10);

  /// A budget of which nothing is used yet.
  public static WatchBudget of(Capabilities can, Instant now) {
    Duration spacing = spacing(can);
    Duration some = spacing.multipliedBy(BURST_REQUESTS);
    return new WatchBudget(spacing, some.compareTo(BURST_MIN) > 0 ? some : BURST_MIN, now);
  }

  private static Duration spacing(Capabilities can) {
    Duration byMinute = Duration.ofMinutes(1).dividedBy(can.requestsPerMinuteMax());
    if (can.requestsPerDayMax().isEmpty()) {
      return byMinute;
    }
    Duration byDay =
        Duration.ofDays(1).multipliedBy(2).dividedBy(can.requestsPerDayMax().getAsInt());
    return byDay.compareTo(byMinute) > 0 ? byDay : byMinute;
  }

  /// When the next look may begin; may be past.
  public Instant opens() {
    return free.minus(burst);
  }

  /// Requests were sent, by whomever.
  public WatchBudget spent(long requests, Instant now) {
    Instant from = free.isAfter(now) ? free : now;
    return requests == 0
        ? this
        : new WatchBudget(spacing, burst, from.plus(spacing.multipliedBy(requests)));
  }

  /// The vendor says that it was too much: it is left alone for as long as it asks, within bounds.
  public WatchBudget throttled(ProviderFailure.Throttled failure, Instant now) {
    Duration asked = failure.retryAfter().orElse(QUIET_USUAL);
    Duration pause = asked.compareTo(QUIET_MIN) < 0 ? QUIET_MIN : asked;
    Duration bounded = pause.compareTo(QUIET_MAX) > 0 ? QUIET_MAX : pause;
    Instant until = now.plus(bounded).plus(burst);
    return until.isAfter(free) ? new WatchBudget(spacing, burst, until) : this;
  }

  /// The time between looks that use a tenth of it.
  public Duration aTenth() {
    return spacing.multipliedBy(10);
  }

  /// How long the name servers of a zone are believed, where asking for them costs a request.
  public Duration nameServersAge() {
    return spacing.compareTo(SLOW) > 0 ? Duration.ofHours(1) : Duration.ofMinutes(5);
  }
}
