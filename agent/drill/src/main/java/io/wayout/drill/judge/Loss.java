// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What users of a domain missed.
///
/// @param average how long a user was without it, on average
/// @param worst how long the user was who met it worst
/// @param longest the longest that any user was without it at a stretch
/// @param shares how many users were without it, over time; each holds until the next one
public record Loss(Duration average, Duration worst, Duration longest, List<Share> shares) {
  public Loss {
    shares = List.copyOf(shares);
  }

  /// @param percent of all users
  public record Share(Instant from, int percent) {}

  public boolean isNone() {
    return worst.isZero();
  }
}
