// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.LinkAccount;
import java.util.List;

/// What a search found for one link and all below it.
///
/// @param choices what is done with each replica
/// @param now the share of its users that get to the target as it is, of [#ALL]
/// @param then the share that can be made to
record Level(LinkFact fact, List<Choice> choices, long now, long then) {
  static final long ALL = 1_000_000_000L;

  Level {
    choices = List.copyOf(choices);
  }

  boolean isWhole() {
    return then == ALL;
  }

  /// Is somebody led to the link below, once all is written?
  boolean leadsDown() {
    return choices.stream().anyMatch(c -> c.way() == Way.DOWN || c.way() == Way.TO_NEXT);
  }

  /// What is done with one replica.
  record Choice(ReplicaFact replica, Way way, long now, long then) {
    LinkAccount place() {
      return replica.place();
    }

    boolean isWrite() {
      return way == Way.TO_TARGET || way == Way.TO_NEXT;
    }
  }

  /// The ways of a replica.
  enum Way {
    /// It leads to the target already.
    RIGHT,
    /// It leads down, and stays so.
    DOWN,
    /// It is pointed at the target.
    TO_TARGET,
    /// It is pointed down, because its type can't lead to the target.
    TO_NEXT,
    /// It leads elsewhere and can't be changed.
    STUCK
  }
}
