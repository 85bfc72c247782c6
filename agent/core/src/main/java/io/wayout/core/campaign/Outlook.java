// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.campaign;

import io.wayout.core.campaign.Campaign.Entry;
import io.wayout.core.plan.Plan;

/// What a domain of a campaign could do now.
public sealed interface Outlook {

  /// It can go.
  ///
  /// @param target the target's name
  /// @param sort moves of one sort prove each other
  record Ready(String target, String sort, Plan plan) implements Outlook {}

  /// It need not go.
  record Needless(String why) implements Outlook {}

  /// It can't go until something changes.
  record Stuck(String why) implements Outlook {}

  /// It is not known yet; a matter of seconds.
  record Unclear(String why) implements Outlook {}

  /// What became of a move.
  sealed interface Course {

    record Going() implements Course {}

    record Served() implements Course {}

    /// It was accepted, but some authoritative server still answers the old value.
    record Slow(String why) implements Course {}

    /// It ended without effect and by no fault of the domain: nothing was sent, or the account was
    /// lost. To be decided anew.
    record Vain(String why) implements Course {}

    record Failed(String why) implements Course {}

    /// Someone else moved the domain on.
    record Overtaken(String why) implements Course {}
  }

  /// Knows today's facts.
  interface Sight {
    Outlook outlook(Entry entry);

    /// Of an entry that has a move.
    Course course(Entry entry);

    /// How many more domains may be on the move now; may be negative.
    int room();

    /// How many domains move first, before a move of that sort is proven; 1 or more.
    int canary();
  }
}
