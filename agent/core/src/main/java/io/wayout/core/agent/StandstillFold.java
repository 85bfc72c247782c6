// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.fold.Event.StoodStill;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.switchover.Input;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.tell.Notices;
import java.time.Instant;
import java.util.Map;

/// The agent goes on after a standstill: what it saw before is old, and so is what it decided.
final class StandstillFold {
  private StandstillFold() {}

  static Turn stoodStill(Turn turn, StoodStill stood, Instant now) {
    String text =
        "the agent or its host stood still for "
            + Math.max(1, stood.length().toSeconds())
            + " s, or the clock was set; automation looks at everything anew first";
    Turn next =
        Notices.tell(
            turn.with(OwnerFold.unread(turn.state().withWokeAt(now))),
            Code.STOOD_STILL,
            Level.WARN,
            text,
            Map.of());
    return turn.state().isJournalDown() ? next : callOff(next, now);
  }

  /// Automation's moves of which nothing was sent yet are decided anew; a person's go on.
  private static Turn callOff(Turn turn, Instant now) {
    Turn next = turn;
    for (Switchover s : turn.state().switchovers().values()) {
      boolean isUnsent = s.phase() == Phase.INTENT && s.attempts() == 0 && s.stepIndex() == 0;
      if (isUnsent && s.cause().isAutomatic()) {
        String text = "the agent stood still before anything was sent; deciding anew";
        next = SwitchoverFold.hear(next, s, new Input.Stop(Phase.ABORTED, text), now);
      }
    }
    return next;
  }
}
