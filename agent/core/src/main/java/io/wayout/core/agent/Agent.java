// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.fold.Event;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.switchover.Input;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import java.time.Instant;

/// `fold(State, Event, now) → Turn`: the whole agent as one pure function.
///
/// The caller keeps the turn's durables first and carries out its actions then, in order. If the
/// durables can't be kept, the turn never happened: the old state stays, and none of its actions is
/// carried out (I63, I64).
public final class Agent {
  private Agent() {}

  public static Turn fold(State state, Event event, Instant now) {
    Turn turn = Turn.of(state);
    return switch (event) {
      case Event.Probed probed -> HealthFold.probed(turn, probed, now);
      case Event.AccountChecked checked -> PlaneFold.accountChecked(turn, checked, now);
      case Event.ZoneAsked asked -> PlaneFold.zoneAsked(turn, asked, now);
      case Event.ZoneInspected inspected -> PlaneFold.inspected(turn, inspected, now);
      case Event.RecordsObserved observed -> RecordFold.observed(turn, observed, now);
      case Event.ReadsEnded reads -> SwitchoverFold.readsEnded(turn, reads, now);
      case Event.WritesEnded writes -> SwitchoverFold.writesEnded(turn, writes, now);
      case Event.CanaryEnded canary -> OwnerFold.canaryEnded(turn, canary, now);
      case Event.MarkerRead read -> OwnerFold.markerRead(turn, read, now);
      case Event.ServersAsked asked -> SwitchoverFold.serversAsked(turn, asked, now);
      case Event.ProgressAsked asked -> PublicationFold.asked(turn, asked, now);
      case Event.Tick _ -> tick(turn, now);
      case Event.StoodStill stood -> StandstillFold.stoodStill(turn, stood, now);
      case Event.Commanded commanded -> CommandFold.commanded(turn, commanded, now);
      case Event.Reloaded reloaded -> ReloadFold.reloaded(turn, reloaded, now);
      case Event.Recovered recovered -> RecoveryFold.recovered(turn, recovered, now);
      case Event.LookedUp lookedUp -> RecoveryFold.lookedUp(turn, lookedUp, now);
    };
  }

  /// Freezes end, settled moves are done, and every domain is looked at again.
  private static Turn tick(Turn turn, Instant now) {
    Turn next = Freezing.thaw(turn, now);
    for (Switchover s : turn.state().switchovers().values()) {
      boolean isHeard = s.phase() == Phase.SERVED && RecordFold.isWatched(next.state(), s, now);
      next = isHeard ? SwitchoverFold.hear(next, s, new Input.Time(), now) : next;
    }
    return PlaneFold.again(next, now)
        .then(t -> OwnerFold.canaries(t, now))
        .then(t -> CampaignFold.tick(t, now))
        .then(t -> RehearsalFold.advance(t, now))
        .then(t -> Deciding.all(t, _ -> true, now));
  }
}
