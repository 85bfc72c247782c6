// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.vital;

import java.time.Duration;
import java.time.Instant;

/// When the decision loop last turned. Thread-safe.
public final class Pulse {
  private volatile Instant last;

  public Pulse(Instant now) {
    this.last = now;
  }

  /// The loop turns.
  public void beat(Instant now) {
    last = now;
  }

  /// How long ago it last turned; at least a zero.
  public Duration age(Instant now) {
    Duration age = Duration.between(last, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
