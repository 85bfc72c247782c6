// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

import java.time.Duration;
import java.time.Instant;

/// What is lent for a while. Implementations are immutable and never show what they hold (I90).
public interface Lease {
  /// When it was asked for, by our clock.
  Instant from();

  /// When it dies, by our clock; later than [#from].
  Instant until();

  default boolean livesAt(Instant now) {
    return now.isBefore(until());
  }

  /// When a new one is due: at half its life.
  default Instant halfLife() {
    return from().plus(Duration.between(from(), until()).dividedBy(2));
  }
}
