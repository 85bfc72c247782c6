// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import java.time.Duration;
import java.time.Instant;

/// Is it served? Done means that every authoritative server answers it (I46); where none of them
/// can tell, the API's word is all the proof that there is.
final class Proving {
  private Proving() {}

  /// Nobody answers for a silent step: its read-back is all the proof that there is.
  static Transition proven(Switchover s, String detail, Instant now) {
    return s.step().isSilent()
        ? served(s, detail + "; its name servers are silent", now)
        : ask(s.to(Phase.READ_BACK, detail, now), now);
  }

  /// Silent name servers say nothing, and the others are asked for the data, not for the TTL.
  static boolean isProvenByApiOnly(Switchover s) {
    return s.step().isSilent() || s.step().isTtlOnly();
  }

  static Transition asked(Switchover s, boolean isServed, String detail, Instant now) {
    if (s.phase() == Phase.IN_DOUBT) {
      boolean isProof = isServed && !isProvenByApiOnly(s);
      return isProof ? served(s, detail, now) : Transition.to(s);
    }
    if (s.phase() != Phase.READ_BACK && s.phase() != Phase.DEGRADED) {
      return Transition.to(s);
    }
    if (isServed) {
      return served(s, detail, now);
    }
    Duration waited = Duration.between(s.phaseSince(), now);
    Order again = new Order.AskServers(now.plus(Budget.askAgain(waited)));
    boolean isSlow = s.phase() == Phase.READ_BACK && waited.compareTo(Budget.PUBLISH_MAX) >= 0;
    return isSlow
        ? Transition.to(s.to(Phase.DEGRADED, detail, now), again)
        : Transition.to(s.waiting(detail), again);
  }

  private static Transition served(Switchover s, String detail, Instant now) {
    Switchover served = s.to(Phase.SERVED, detail, now);
    return s.isLastStep() ? Transition.to(served.served(now)) : nextStep(served, now);
  }

  static Transition nextStep(Switchover s, Instant now) {
    Switchover begun = s.nextStep(now);
    String served = "step " + (s.stepIndex() + 1) + " is served; ";
    String next =
        begun.isDraining()
            ? "what it replaced leaves the caches until " + begun.notBefore()
            : "next step";
    return Transition.to(
        begun.to(Phase.INTENT, served + next, now), new Order.ReadRecord(begun.notBefore()));
  }

  static Transition ask(Switchover s, Instant now) {
    return Transition.to(s, new Order.AskServers(now));
  }
}
