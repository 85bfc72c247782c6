// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.advise.Advice;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.model.Freeze;
import io.wayout.core.owner.Ownership;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.switchover.Switchover;

/// Something that must be on disk before any action of the same turn is carried out (I63). All
/// durables of one turn are kept in one transaction.
public sealed interface Durable {

  /// Appended to the journal, which is also the audit log; never changed.
  record Row(JournalRow row) implements Durable {}

  /// Replaces what is kept of a domain.
  record DomainKept(DomainMemory memory) implements Durable {}

  /// Replaces what is kept of a switchover; terminal ones stay as history.
  record SwitchoverKept(Switchover switchover) implements Durable {}

  record FreezeKept(Freeze freeze) implements Durable {}

  record FreezeGone(Freeze.Scope scope) implements Durable {}

  /// Replaces what is kept of an advice; ended ones stay as history.
  record AdviceKept(Advice advice) implements Durable {}

  /// Replaces what is kept of a campaign; ended ones stay as history.
  record CampaignKept(Campaign campaign) implements Durable {}

  /// Replaces what is kept of a live drill; ended ones stay as history.
  record RehearsalKept(Rehearsal rehearsal) implements Durable {}

  /// Replaces what is kept of who guards an account.
  record OwnershipKept(Ownership ownership) implements Durable {}

  /// A person has looked at what a lost state left behind and let automation go on; until then
  /// every start finds the memory quarantined (I66).
  record HoldLifted() implements Durable {}
}
