// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Waits for things that are promised, and not for ever.
record Waiting(InstantSource clock) {
  private static final long LOOK_MILLIS = 20;

  /// Looks for something.
  ///
  /// @param <T> what is looked for
  @FunctionalInterface
  interface Look<T> {
    Optional<T> look() throws Undone;
  }

  /// Blocks until it is there.
  ///
  /// @param what completes the sentence "… within 20 s"
  /// @throws Undone if it does not come
  <T> T until(Duration max, String what, Look<T> look) throws Undone, InterruptedException {
    Instant limit = clock.instant().plus(max);
    Optional<T> found = look.look();
    while (found.isEmpty()) {
      if (clock.instant().isAfter(limit)) {
        throw new Undone(what + " within " + max.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      found = look.look();
    }
    return found.get();
  }
}
