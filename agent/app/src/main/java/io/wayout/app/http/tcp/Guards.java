// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import io.wayout.app.token.RateLimit;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.NoticeListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// How often anyone may ask, and may fail to say who it is. Thread-safe.
public final class Guards {
  private static final double ADDRESS_PER_SECOND = 50;
  private static final int ADDRESS_BURST = 400;
  private static final double CALLER_PER_SECOND = 20;
  private static final int CALLER_BURST = 200;
  private static final int FAILURES_BURST = 10;
  private static final double FAILURES_PER_SECOND = 10.0 / 60;
  private static final double TOLD_PER_SECOND = 1.0 / 600;

  private final RateLimit addresses;
  private final RateLimit callers;
  private final RateLimit failures;
  private final RateLimit told;
  private final NoticeListener listener;

  /// @param listener is told when someone tries too often
  public Guards(InstantSource time, NoticeListener listener) {
    this.addresses = new RateLimit(ADDRESS_PER_SECOND, ADDRESS_BURST, time);
    this.callers = new RateLimit(CALLER_PER_SECOND, CALLER_BURST, time);
    this.failures = new RateLimit(FAILURES_PER_SECOND, FAILURES_BURST, time);
    this.told = new RateLimit(TOLD_PER_SECOND, 1, time);
    this.listener = listener;
  }

  /// @return how long this address has to wait, if it asks too often
  Optional<Duration> address(String peer) {
    return addresses.take(peer);
  }

  /// @return how long this caller has to wait, if it asks too often
  Optional<Duration> caller(String actor) {
    return callers.take(actor);
  }

  /// Counts an attempt that failed. What is right is never held up by it: a neighbour who guesses
  /// locks out nobody, and 256 bits are not guessed.
  ///
  /// @return how long this address has to wait, if it failed too often
  public Optional<Duration> failed(String peer) {
    Optional<Duration> wait = failures.take(peer);
    if (wait.isPresent() && told.take("").isEmpty()) {
      listener.notice(
          new Notice(
              Code.ACCESS_DENIED,
              Level.WARN,
              Optional.empty(),
              Optional.empty(),
              "someone at " + peer + " tries tokens that are not good",
              Map.of("address", peer)));
    }
    return wait;
  }
}
