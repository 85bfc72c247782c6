// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Freezes begin, by a person or after a fight of two writers, and end by themselves.
final class Freezing {
  private Freezing() {}

  static Turn freeze(Turn turn, Freeze freeze, Instant now) {
    State state = turn.state();
    String text = text(freeze.scope()) + " frozen: " + freeze.reason();
    return turn.with(state.withFreezes(state.freezes().plus(freeze.scope(), freeze)))
        .keep(new Durable.FreezeKept(freeze))
        .then(t -> Rows.general(t, Kind.FROZEN, freeze.actor(), text, now))
        .then(t -> Notices.tell(t, Code.FROZEN, Level.WARN, text, Map.of("actor", freeze.actor())));
  }

  /// Two writers fight over a record: stop, and let people look (I09).
  static Turn freezeAfterFight(Turn turn, Switchover s, Instant now) {
    Freeze freeze =
        new Freeze(
            new Freeze.Scope.OfDomain(s.domain()), Rows.AGENT, s.detail(), now, Optional.empty());
    return freeze(turn, freeze, now)
        .then(t -> Notices.tell(t, Code.SWITCHOVER_FROZEN, Level.ALARM, s, s.detail()));
  }

  /// Freezes whose time is over end by themselves.
  static Turn thaw(Turn turn, Instant now) {
    Turn next = turn;
    for (Freeze freeze : List.copyOf(turn.state().freezes().values())) {
      next = freeze.isOver(now) ? thaw(next, freeze, now) : next;
    }
    return next;
  }

  private static Turn thaw(Turn turn, Freeze freeze, Instant now) {
    String text = "the freeze of " + text(freeze.scope()) + " ended by itself";
    return turn.with(turn.state().withFreezes(turn.state().freezes().minus(freeze.scope())))
        .keep(new Durable.FreezeGone(freeze.scope()))
        .then(t -> Rows.general(t, Kind.UNFROZEN, Rows.AGENT, text, now))
        .then(t -> Notices.tell(t, Code.UNFROZEN, Level.INFO, text, Map.of()));
  }

  static String text(Freeze.Scope scope) {
    return switch (scope) {
      case Freeze.Scope.Everything _ -> "everything";
      case Freeze.Scope.OfVendor(String vendor) -> "vendor " + vendor;
      case Freeze.Scope.OfDomain(var domain) -> domain.text();
    };
  }
}
