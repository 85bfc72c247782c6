// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.execute;

import io.wayout.engine.port.Metered;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the requests of one account, whichever call they belong to. What did not leave this host
/// costs nothing. Thread-safe.
public final class RequestMeter implements Metered {
  private final AtomicLong sent = new AtomicLong();

  /// The same wire, counted.
  public Wire over(Wire wire) {
    return new Counted(wire);
  }

  @Override
  public long requests() {
    return sent.get();
  }

  private final class Counted implements Wire {
    private final Wire wire;

    Counted(Wire wire) {
      this.wire = wire;
    }

    @Override
    public Answer exchange(Request request) {
      Answer answer = wire.exchange(request);
      if (!(answer instanceof NotSent)) {
        sent.incrementAndGet();
      }
      return answer;
    }

    @Override
    public Wire within(Duration total) {
      return new Counted(wire.within(total));
    }
  }
}
