// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.time;

import io.wayout.engine.port.Ticker;
import java.time.Duration;
import java.time.Instant;

/// The clocks of one incarnation of the agent: as real ones do, its time starts at the wall clock's
/// and then follows monotonic time, so that a wall clock that had jumped shows after a restart.
///
/// Confined to the simulation's one thread.
public final class VirtualTicker implements Ticker {
  private final VirtualTime time;
  private Duration offset;

  public VirtualTicker(VirtualTime time) {
    this.time = time;
    this.offset = Duration.between(time.now(), time.wall());
  }

  /// The whole host was suspended: the monotonic clock stood still meanwhile.
  void lose(Duration length) {
    offset = offset.minus(length);
  }

  @Override
  public Instant now() {
    return time.now().plus(offset);
  }

  @Override
  public Instant wall() {
    return time.wall();
  }
}
