// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import java.util.List;

/// Where users get when they follow the answers from link 1. Resolvers pass over the silent
/// accounts of a mirrored link, and so does this; where every account of a link is silent, it is
/// told by the link's records.
public sealed interface Effective {

  /// Everyone gets to a declared target.
  ///
  /// @param target the target's name
  /// @param throughLink the deepest link that somebody is led through, from 1; smaller than the
  ///   number of links means a bypass
  /// @param isCanonical each link, also off the path and at silent accounts, holds what a canonical
  ///   chain holds
  record At(String target, int throughLink, boolean isCanonical) implements Effective {}

  /// A link holds what is neither the next link nor a declared target.
  record Foreign(int link, String place, String value) implements Effective {}

  /// A link has no record.
  record Missing(int link, String place) implements Effective {}

  /// The accounts of a mirrored link lead to different ends, so users get to all of them.
  ///
  /// @param link the first link whose accounts differ
  /// @param targets the names of the targets that some users get to
  record Split(int link, String values, List<String> targets) implements Effective {
    public Split {
      targets = List.copyOf(targets);
    }
  }

  /// A link's value is not known.
  record NotObserved(int link, String place, String detail) implements Effective {}
}
