// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.custody.Owners;
import io.wayout.core.fold.State;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Account;
import io.wayout.core.plane.ControlPlane;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When our own harmless record is written: in its rhythm, after an outage, and each minute while
/// writes are known to fail (I88); at once where it marks an account that nobody guards yet (I03).
public final class Canaries {
  /// After a start the first look at everything comes first.
  private static final Duration FIRST_AFTER = Duration.ofMinutes(1);

  private static final Duration GAP_MIN = Duration.ofMinutes(1);

  /// Between two tries to mark what nobody guards.
  private static final Duration GAP_FREE = Duration.ofMinutes(10);

  private Canaries() {}

  /// Never while frozen or guarded by another installation, and only where reads work.
  public static boolean isDue(State state, Account account, Instant now) {
    if (account.canary().isEmpty()) {
      return false;
    }
    ControlPlane plane = Planes.control(state, account.name());
    if (plane.readable().verdict() != Verdict.UP
        || Freezes.covering(state, account, now).isPresent()) {
      return false;
    }
    return switch (Owners.standing(state, account)) {
      case ELSEWHERE, UNREAD -> false;
      case CLAIMED -> isPast(plane.canaryAt(), GAP_MIN, now);
      case FREE -> isPast(plane.canaryAt(), GAP_FREE, now);
      case OURS, UNMARKED -> isInTurn(state, account, plane, now);
    };
  }

  private static boolean isPast(Optional<Instant> last, Duration gap, Instant now) {
    return last.filter(at -> at.plus(gap).isAfter(now)).isEmpty();
  }

  private static boolean isInTurn(State state, Account account, ControlPlane plane, Instant now) {
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
