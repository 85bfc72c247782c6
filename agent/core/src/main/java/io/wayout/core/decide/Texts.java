// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.decide;

import java.time.Duration;

/// How evidence reads.
final class Texts {
  private Texts() {}

  /// `90s`, `10m`, `1h`: as configurations write it.
  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds >= 3600 && seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    if (seconds >= 60 && seconds % 60 == 0) {
      return seconds / 60 + "m";
    }
    return duration.toMillisPart() == 0 ? seconds + "s" : duration.toMillis() + "ms";
  }
}
