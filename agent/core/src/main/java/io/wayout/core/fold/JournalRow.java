// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.Optional;

/// One line of the journal.
///
/// @param at when, by the wall clock
/// @param kind what happened
/// @param switchover the switchover it belongs to
/// @param actor `agent`, or an operator
/// @param text one sentence for people, with the evidence
public record JournalRow(
    Instant at,
    Kind kind,
    Optional<DnsName> domain,
    Optional<String> switchover,
    long generation,
    String actor,
    String text) {

  /// What a line tells; J1 to J8 are the steps of a switchover.
  public enum Kind {
    /// J1
    INTENT,
    /// J2
    ATTEMPT,
    /// Between J2 and J4: the outcome is not known.
    IN_DOUBT,
    /// J3 and J4
    ACKED,
    /// J5
    READ_BACK,
    /// Between J4 and J6: what the vendor says of its own publication, where it says another thing
    /// than before.
    PUBLISHING,
    /// Between J5 and J6: some server is slow.
    DEGRADED,
    /// J6
    SERVED,
    /// J7
    SETTLED,
    /// J8
    ENDED,
    ADVISED,
    /// What followed an advice, and whether it would have been good.
    SCORED,
    ADOPTED,
    /// Our own harmless record is written to prove that an account takes changes, and what came of
    /// it.
    CANARY,
    ACKNOWLEDGED,
    COMMANDED,
    /// An evacuation or a return began, changed its phase or ended.
    CAMPAIGN,
    /// A live drill began, turned home or ended.
    DRILLED,
    FROZEN,
    UNFROZEN,
    /// Retention has removed old rows.
    PRUNED,
    RELOADED,
    STARTED,
    STOPPED
  }
}
