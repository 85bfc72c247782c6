// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import java.util.function.UnaryOperator;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// The result of one fold: the next state, what to keep first, and what to do then.
public record Turn(State state, PVector<Durable> durables, PVector<Action> actions) {

  public static Turn of(State state) {
    return new Turn(state, TreePVector.empty(), TreePVector.empty());
  }

  public Turn with(State next) {
    return new Turn(next, durables, actions);
  }

  public Turn keep(Durable durable) {
    return new Turn(state, durables.plus(durable), actions);
  }

  public Turn act(Action action) {
    return new Turn(state, durables, actions.plus(action));
  }

  public Turn then(UnaryOperator<Turn> next) {
    return next.apply(this);
  }
}
