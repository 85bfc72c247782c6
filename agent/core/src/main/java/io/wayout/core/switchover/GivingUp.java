// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import io.wayout.provider.ProviderFailure;
import java.time.Instant;

/// The ends of a move that did not work out, and what is to be remembered for the next one.
final class GivingUp {
  private GivingUp() {}

  static Transition lost(Switchover s, String prefix, ProviderFailure failure, Instant now) {
    return Transition.to(
        s.to(Phase.ABORTED, prefix + failure.detail(), now),
        new Order.LoseAccount(failure.detail()));
  }

  static Transition rival(Switchover s, String detail, Instant now) {
    return Transition.to(s.to(Phase.ABORTED, detail, now), new Order.MeetRival());
  }

  static Transition avoided(Switchover s, String detail, Instant now) {
    return Transition.to(s.to(Phase.ABORTED, detail, now), new Order.AvoidPlace(detail));
  }

  /// An API that lists no record may have lost its list for a moment (I32), or someone removed the
  /// record; either way another link is the way out for now.
  static Transition missing(Switchover s, Instant now) {
    String detail = s.step().place() + " has no record any more, its API says";
    return Transition.to(
        s.to(Phase.ABORTED, detail, now), new Order.AvoidPlace(detail, Budget.ABSENCE));
  }

  /// Another link may be better; a TTL that a vendor does not take is no reason to look for one.
  static Transition vain(Switchover s, String detail, Instant now) {
    return s.step().isTtlOnly()
        ? Transition.to(s.to(Phase.ABORTED, detail, now))
        : avoided(s, detail, now);
  }
}
