// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.fold.Event.AccountChecked;
import io.wayout.core.fold.Event.ZoneAsked;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.provider.CheckOutcome;
import java.time.Instant;
import java.util.Map;

/// Something was learned about a vendor's control plane or name servers. Never about an origin
/// (I24).
final class PlaneFold {
  private PlaneFold() {}

  static Turn accountChecked(Turn turn, AccountChecked checked, Instant now) {
    PlaneHealth before = control(turn.state(), checked.account(), now);
    PlaneHealth after =
        switch (checked.outcome()) {
          case CheckOutcome.Healthy healthy -> before.passed(healthy.detail(), now);
          case CheckOutcome.Failed failed -> before.failed(Failures.text(failed.failure()), now);
        };
    return controlPlane(turn, checked.account(), before, after);
  }

  /// A switchover found out that an account's API does not work.
  static Turn accountLost(Turn turn, String account, String detail, Instant now) {
    PlaneHealth before = control(turn.state(), account, now);
    return controlPlane(turn, account, before, before.lost(detail, now));
  }

  static Turn zoneAsked(Turn turn, ZoneAsked asked, Instant now) {
    State state = turn.state();
    LinkAccount place = asked.place();
    PlaneHealth found = state.dataPlanes().get(place);
    PlaneHealth before = found == null ? PlaneHealth.unknown(now) : found;
    PlaneHealth after =
        asked.isAnswering()
            ? before.passed(asked.detail(), now)
            : before.failed(asked.detail(), now);
    Turn next = turn.with(state.withDataPlanes(state.dataPlanes().plus(place, after)));
    if (before.verdict() == after.verdict() || isFirstUp(before, after)) {
      return next;
    }
    Map<String, String> facts =
        Map.of("account", place.account(), "zone", place.key().zone().text());
    String text = "the name servers of " + place.key().zone() + " at " + place.account();
    return after.verdict() == Verdict.DOWN
        ? Notices.tell(
            next, Code.ZONE_SILENT, Level.ALARM, text + " don't answer: " + after.detail(), facts)
        : Notices.tell(next, Code.ZONE_ANSWERS, Level.INFO, text + " answer again", facts);
  }

  private static PlaneHealth control(State state, String account, Instant now) {
    PlaneHealth health = state.controlPlanes().get(account);
    return health == null ? PlaneHealth.unknown(now) : health;
  }

  private static Turn controlPlane(
      Turn turn, String account, PlaneHealth before, PlaneHealth after) {
    State state = turn.state();
    Turn next = turn.with(state.withControlPlanes(state.controlPlanes().plus(account, after)));
    if (before.verdict() == after.verdict() || isFirstUp(before, after)) {
      return next;
    }
    Map<String, String> facts = Map.of("account", account);
    return after.verdict() == Verdict.DOWN
        ? Notices.tell(
            next,
            Code.ACCOUNT_LOST,
            Level.ALARM,
            "the API of account "
                + account
                + " does not work: "
                + after.detail()
                + "; origins are not judged by this, and credentials need no change for it",
            facts)
        : Notices.tell(
            next, Code.ACCOUNT_BACK, Level.INFO, "the API of account " + account + " works", facts);
  }

  private static boolean isFirstUp(PlaneHealth before, PlaneHealth after) {
    return before.verdict() == Verdict.UNKNOWN && after.verdict() == Verdict.UP;
  }
}
