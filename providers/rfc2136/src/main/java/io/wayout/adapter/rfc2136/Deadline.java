// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// When a call must be over. A clock that is set back can't stretch a single wait beyond the total.
record Deadline(InstantSource clock, Instant end, Duration total) {

  static Deadline in(Duration total, InstantSource clock) {
    return new Deadline(clock, clock.instant().plus(total), total);
  }

  /// An equal share of what is left, for one of several attempts.
  Deadline share(int attemptsLeft) {
    Duration left = left().dividedBy(attemptsLeft);
    return new Deadline(clock, clock.instant().plus(left), left);
  }

  /// What is left, at least 1.
  ///
  /// @throws SocketTimeoutException if nothing is left
  int leftMillis() throws SocketTimeoutException {
    long left = left().toMillis();
    if (left < 1) {
      throw new SocketTimeoutException("no answer within " + total.toMillis() + " ms");
    }
    return (int) left;
  }

  private Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.compareTo(total) > 0 ? total : left;
  }
}
