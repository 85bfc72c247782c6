// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.engine.port.Ticker;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;

/// The instant at which a piece of I/O ends, whatever its peer does (I94). Immutable.
public final class Deadline {
  private final Ticker ticker;
  private final Instant end;

  private Deadline(Ticker ticker, Instant end) {
    this.ticker = ticker;
    this.end = end;
  }

  public static Deadline in(Ticker ticker, Duration time) {
    return new Deadline(ticker, ticker.now().plus(time));
  }

  /// The earlier one of this and a deadline that starts now.
  public Deadline within(Duration time) {
    Instant other = ticker.now().plus(time);
    return new Deadline(ticker, other.isBefore(end) ? other : end);
  }

  /// What is left; zero when it is over, never negative.
  public Duration left() {
    Duration left = Duration.between(ticker.now(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  public boolean isOver() {
    return left().isZero();
  }

  /// What is left for a socket's timeout, where zero would mean "for ever": 1 or more.
  ///
  /// @throws SocketTimeoutException if the deadline is over
  public int socketMillis() throws SocketTimeoutException {
    Duration left = left();
    if (left.isZero()) {
      throw new SocketTimeoutException("the deadline is over");
    }
    return Math.clamp(left.toMillis(), 1, Integer.MAX_VALUE);
  }
}
