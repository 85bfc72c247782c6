// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Account;
import io.wayout.core.plane.ControlPlane;
import java.time.Duration;
import java.time.Instant;

/// When our own harmless record is written: in its rhythm, after an outage, and each minute while
/// writes are known to fail (I88).
public final class Canaries {
  /// After a start the first look at everything comes first.
  private static final Duration FIRST_AFTER = Duration.ofMinutes(1);

  private static final Duration GAP_MIN = Duration.ofMinutes(1);

  private Canaries() {}

  /// Never while frozen, and only where reads work.
  public static boolean isDue(State state, Account account, Instant now) {
    if (account.canary().isEmpty()) {
      return false;
    }
    ControlPlane plane = Planes.control(state, account.name());
    if (plane.readable().verdict() != Verdict.UP
        || Freezes.covering(state, account, now).isPresent()) {
      return false;
    }
    if (plane.canaryAt().isEmpty()) {
      return !state.startedAt().plus(FIRST_AFTER).isAfter(now);
    }
    Instant last = plane.canaryAt().get();
    boolean isSuspicious =
        plane.written().verdict() == Verdict.DOWN || plane.readable().since().isAfter(last);
    Duration gap = isSuspicious ? GAP_MIN : account.canary().get().every();
    return !last.plus(gap).isAfter(now);
  }
}
