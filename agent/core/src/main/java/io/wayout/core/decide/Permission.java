// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.decide;

import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.decide.Decision.Move;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Policy.Mode;
import java.time.Instant;

/// May automation do now what a domain needs?
final class Permission {
  private Permission() {}

  /// The move, or why it is not to be made now.
  static Decision of(Situation s, Move move, Instant now) {
    String would = "would move to " + move.target() + " because " + move.text() + ", but ";
    if (s.domain().policy().mode() == Mode.MANUAL) {
      return new Hold(
          Gate.MANUAL_MODE,
          would
              + "the mode is manual; move it with: wayout switch "
              + s.domain().name()
              + " --to "
              + move.target());
    }
    if (s.freeze().isPresent()) {
      return new Hold(Gate.FROZEN, would + frozenText(s.freeze().get()));
    }
    if (s.climate().isStateLost()) {
      return new Hold(
          Gate.STATE_LOST, would + "the state was lost; look, then run: wayout ack --all");
    }
    if (s.guard().isPresent() && s.domain().policy().mode() == Mode.AUTO) {
      return new Hold(s.guard().get().gate(), would + s.guard().get().text());
    }
    if (s.climate().isolated().isPresent()) {
      return new Hold(Gate.ISOLATED, s.climate().isolated().get());
    }
    if (move.cause().movesUsers() && s.block().filter(b -> b.holds(now)).isPresent()) {
      return new Hold(Gate.BLOCKED, would + blockText(s));
    }
    return move;
  }

  private static String frozenText(Freeze freeze) {
    String until = freeze.expires().map(end -> "until " + end).orElse("until someone lifts it");
    return "it is frozen by "
        + freeze.actor()
        + " "
        + until
        + ": "
        + freeze.reason()
        + "; lift it with: wayout unfreeze";
  }

  private static String blockText(Situation s) {
    String until =
        s.block()
            .flatMap(b -> b.until())
            .map(end -> "until " + end)
            .orElse("until someone acknowledges");
    return "it moved lately and is blocked "
        + until
        + "; lift it with: wayout ack "
        + s.domain().name();
  }
}
