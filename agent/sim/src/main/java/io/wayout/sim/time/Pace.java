// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.time;

import java.time.Duration;

/// How long the blocking call that runs right now takes in virtual time. Whoever is called charges
/// for it; the scheduler delivers the result that much later.
///
/// Confined to the simulation's one thread.
public final class Pace {
  private Duration charged = Duration.ZERO;

  public void charge(Duration time) {
    charged = charged.plus(time);
  }

  /// How much so far.
  public Duration charged() {
    return charged;
  }

  Duration take() {
    Duration taken = charged;
    charged = Duration.ZERO;
    return taken;
  }
}
