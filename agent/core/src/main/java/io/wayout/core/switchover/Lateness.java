// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import java.time.Duration;

/// How late the effect of a write may be seen.
public final class Lateness {
  /// No provider applies an accepted change later than this, and no replica is that far behind. A
  /// look that is newer than a write by this much tells what the write came to.
  public static final Duration MAX = Duration.ofMinutes(1);

  private Lateness() {}
}
