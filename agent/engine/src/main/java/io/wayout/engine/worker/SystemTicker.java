// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.worker;

import io.wayout.engine.port.Ticker;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/// The real clocks, in milliseconds: what people read and journals keep needs no more. Thread-safe.
public final class SystemTicker implements Ticker {
  private final InstantSource wall;
  private final LongSupplier nanos;
  private final Instant startedAt;
  private final long startedNanos;

  /// @param wall the wall clock
  /// @param nanos a monotonic clock in nanoseconds, such as `System::nanoTime`
  public SystemTicker(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.startedAt = wall.instant();
    this.startedNanos = nanos.getAsLong();
  }

  @Override
  public Instant now() {
    return startedAt.plusNanos(nanos.getAsLong() - startedNanos).truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public Instant wall() {
    return wall.instant();
  }
}
