// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.switchover.Order;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.switchover.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Others who write the records that we are about to write. One such meeting is somebody's change,
/// after which everything is decided anew; two at one record are another writer, and two writers
/// that correct each other hurt more than any outage (P08).
public final class Rivals {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private Rivals() {}

  /// A move that met somebody for the second time ends frozen.
  public static Transition judge(State state, Transition transition, Instant now) {
    Switchover s = transition.next();
    boolean isMeeting = transition.orders().stream().anyMatch(o -> o instanceof Order.MeetRival);
    Instant last = state.rivals().get(s.step().place());
    if (!isMeeting || last == null || last.plus(REMEMBERED).isBefore(now)) {
      return transition;
    }
    String detail = s.detail() + ", the second time in " + REMEMBERED.toMinutes() + " minutes";
    return new Transition(s.to(Phase.FROZEN, detail, now), List.of());
  }

  public static Turn met(Turn turn, Switchover s, Instant now) {
    State state = turn.state();
    return turn.with(state.withRivals(state.rivals().plus(s.step().place(), now)));
  }
}
