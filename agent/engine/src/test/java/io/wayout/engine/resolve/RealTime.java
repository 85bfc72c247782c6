// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.engine.port.Ticker;
import io.wayout.engine.worker.SystemTicker;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/// The real clock and real sockets' needs, for tests on loopback.
public final class RealTime {
  public static final Ticker TICKER = new SystemTicker(InstantSource.system(), System::nanoTime);

  private RealTime() {}

  public static DnsExchange exchange() {
    return new DnsExchange(TICKER, new SecureRandom());
  }

  public static Deadline in(Duration time) {
    return Deadline.in(TICKER, time);
  }
}
