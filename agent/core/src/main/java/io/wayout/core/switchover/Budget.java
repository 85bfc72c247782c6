// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import io.wayout.dns.Ttl;
import io.wayout.provider.ProviderFailure;
import java.time.Duration;

/// How long a switchover waits for what. The figures' reasons are in `docs/rationale.md`.
final class Budget {
  /// A link whose API does not work for this long is given up for another one (I41).
  static final Duration OTHER_LINK_AFTER = Duration.ofSeconds(30);

  /// How long a record is let alone that its API does not list.
  static final Duration ABSENCE = Duration.ofMinutes(1);

  /// How long a restore waits for a look at the links that it leads users to.
  static final Duration LOOK = Duration.ofSeconds(5);

  /// An intent that is older than this at a restart is decided anew.
  static final Duration INTENT_AGE_MAX = Duration.ofMinutes(1);

  /// Publication that takes longer is told.
  static final Duration PUBLISH_MAX = Duration.ofMinutes(5);

  /// A step that was sent this often without effect is given up.
  static final int ATTEMPTS_MAX = 5;

  /// A settled value is written again at most this often before another writer is assumed (I09).
  static final int REASSERTS_MAX = 2;

  private static final Duration SETTLE_MIN = Duration.ofMinutes(2);
  private static final Duration BACKOFF_MAX = Duration.ofSeconds(8);
  private static final Duration READ_BACK_MIN = Duration.ofSeconds(5);

  private Budget() {}

  /// How long a served value is watched for a late writer (I09).
  static Duration settle(Ttl ttl) {
    Duration twice = ttl.toDuration().multipliedBy(2);
    return twice.compareTo(SETTLE_MIN) > 0 ? twice : SETTLE_MIN;
  }

  /// 1, 2, 4, 8 s.
  static Duration backoff(Duration soFar) {
    Duration next = soFar.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : soFar;
    return next.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : next;
  }

  /// What the vendor asks for, but never less than our own pause (I45).
  static Duration pause(ProviderFailure.Throttled throttled, Duration own) {
    return throttled.retryAfter().filter(asked -> asked.compareTo(own) > 0).orElse(own);
  }

  /// How long an accepted change may read back as the old value: one stale replica proves nothing.
  static Duration readBack(Duration applyTimeMax) {
    return applyTimeMax.compareTo(READ_BACK_MIN) > 0 ? applyTimeMax : READ_BACK_MIN;
  }

  /// When a read that still shows the old value proves that a write of unknown outcome was not
  /// applied: no earlier than it may take effect, and on a replica that is not behind (P18).
  static Duration doubt(Duration applyTimeMax) {
    return applyTimeMax.plus(READ_BACK_MIN);
  }

  /// How long until the authoritative servers are asked again: often at first, then calmly.
  static Duration askAgain(Duration waited) {
    if (waited.compareTo(Duration.ofSeconds(5)) < 0) {
      return Duration.ofMillis(100);
    }
    return waited.compareTo(Duration.ofMinutes(1)) < 0
        ? Duration.ofSeconds(1)
        : Duration.ofSeconds(5);
  }
}
