// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.switchover.Input;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Time went on: freezes end, settled moves are done, and every domain is looked at again.
final class TickFold {
  private TickFold() {}

  static Turn tick(Turn turn, Instant now) {
    Turn next = turn;
    for (Freeze freeze : List.copyOf(turn.state().freezes().values())) {
      next = freeze.isOver(now) ? thaw(next, freeze, now) : next;
    }
    for (Switchover s : turn.state().switchovers().values()) {
      boolean isHeard = s.phase() == Phase.SERVED && RecordFold.isWatched(next.state(), s, now);
      next = isHeard ? SwitchoverFold.hear(next, s, new Input.Time(), now) : next;
    }
    return PlaneFold.again(next, now)
        .then(t -> PlaneFold.canaries(t, now))
        .then(t -> CampaignFold.tick(t, now))
        .then(t -> RehearsalFold.advance(t, now))
        .then(t -> Deciding.all(t, _ -> true, now));
  }

  private static Turn thaw(Turn turn, Freeze freeze, Instant now) {
    String text = "the freeze of " + Commands.text(freeze.scope()) + " ended by itself";
    return turn.with(turn.state().withFreezes(turn.state().freezes().minus(freeze.scope())))
        .keep(new Durable.FreezeGone(freeze.scope()))
        .then(t -> Rows.general(t, Kind.UNFROZEN, Rows.AGENT, text, now))
        .then(t -> Notices.tell(t, Code.UNFROZEN, Level.INFO, text, Map.of()));
  }
}
