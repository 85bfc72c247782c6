// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.advise.Advice;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.model.Freeze;
import io.wayout.core.owner.Ownerships;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.switchover.Switchover;
import java.util.List;

/// Everything durable, as a start finds it.
///
/// @param unfinished the switchovers that had not reached a terminal phase
/// @param advices the open ones
/// @param campaigns the newest of each kind and vendor
/// @param rehearsals the newest of each group
/// @param ownerships who we are, and who guards which account
/// @param isQuarantined the state was lost: start held, with every block period assumed active
///   (I66)
public record Memory(
    List<DomainMemory> domains,
    List<Switchover> unfinished,
    List<Freeze> freezes,
    List<Advice> advices,
    List<Campaign> campaigns,
    List<Rehearsal> rehearsals,
    Ownerships ownerships,
    boolean isQuarantined) {
  public Memory {
    domains = List.copyOf(domains);
    unfinished = List.copyOf(unfinished);
    freezes = List.copyOf(freezes);
    advices = List.copyOf(advices);
    campaigns = List.copyOf(campaigns);
    rehearsals = List.copyOf(rehearsals);
  }

  /// A memory without live drills, of an agent that is no installation.
  public Memory(
      List<DomainMemory> domains,
      List<Switchover> unfinished,
      List<Freeze> freezes,
      List<Advice> advices,
      List<Campaign> campaigns,
      boolean isQuarantined) {
    this(
        domains,
        unfinished,
        freezes,
        advices,
        campaigns,
        List.of(),
        Ownerships.none(),
        isQuarantined);
  }

  public static Memory empty() {
    return new Memory(List.of(), List.of(), List.of(), List.of(), List.of(), false);
  }

  /// The same of another installation.
  public Memory with(Ownerships next) {
    return new Memory(
        domains, unfinished, freezes, advices, campaigns, rehearsals, next, isQuarantined);
  }
}
