// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;

/// What becomes of a domain in an outage.
public sealed interface Fate {

  /// One word for it, as the API and the reports have it.
  default String word() {
    return switch (this) {
      case Unaffected _ -> "unaffected";
      case Moves _ -> "moves";
      case Split _ -> "split";
      case Stuck _ -> "stuck";
      case NotKnown _ -> "unknown";
    };
  }

  /// Nothing: users notice nothing, and it could leave its target as it can today.
  record Unaffected() implements Fate {}

  /// It has a way out.
  ///
  /// @param links which links would be written, from 1
  /// @param target where it would be then
  /// @param within the bound until the last user has moved
  /// @param isQuestion nobody is hurt at once; this is what would happen if its target failed, too
  record Moves(SortedSet<Integer> links, String target, Duration within, boolean isQuestion)
      implements Fate {}

  /// A mirrored link could be written at some of its accounts only, so that resolvers would see old
  /// and new answers side by side.
  ///
  /// @param links which links would be written, from 1
  record Split(SortedSet<Integer> links, String target, String text, boolean isQuestion)
      implements Fate {}

  /// There is no way out.
  ///
  /// @param obstacles why, link by link
  /// @param blockers the vendors of the outage whose loss it is
  /// @param cached for how long resolvers that asked just before still have the old answer
  /// @param isQuestion nobody is hurt at once; but the domain could not leave its target
  record Stuck(
      List<String> obstacles, SortedSet<String> blockers, Duration cached, boolean isQuestion)
      implements Fate {
    public Stuck {
      obstacles = List.copyOf(obstacles);
    }
  }

  /// Where the chain leads is not known today, so nothing can be said.
  record NotKnown(String text) implements Fate {}
}
