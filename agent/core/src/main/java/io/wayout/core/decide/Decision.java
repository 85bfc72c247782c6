// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.decide;

import io.wayout.core.switchover.Cause;

/// What should happen with a domain right now.
public sealed interface Decision {

  /// Nothing.
  ///
  /// @param gate which rule holds
  /// @param text the evidence, and what would open the gate, in one or two sentences
  record Hold(Gate gate, String text) implements Decision {}

  /// Lead the domain to the target.
  ///
  /// @param target the target's name
  /// @param text the evidence
  record Move(String target, Cause cause, String text) implements Decision {}

  /// The rules that can hold a domain where it is, in the order in which they are asked.
  enum Gate {
    /// All is well where it is.
    CONTENT,
    /// A switchover of this domain is in progress.
    MOVE_IN_PROGRESS,
    /// The chain's values are not known yet.
    NOT_OBSERVED,
    /// A record holds what someone else put there (I03, I31).
    FOREIGN_VALUE,
    /// Its health is not known.
    HEALTH_UNKNOWN,
    /// The agent's own network is in doubt (I22).
    ISOLATED,
    /// The process or its host stood still, and not everything has been looked at since (I67).
    STOOD_STILL,
    /// Every target is down (I21).
    ALL_DOWN,
    /// More than half of all targets went down at the same time (I23).
    MASS_DOWN,
    /// The failure is younger than `down-for`, or than the witnesses' newest answers.
    DOWN_FOR,
    /// No other target is proven (I25).
    NO_STANDBY,
    /// The preferred target is well again, but failback is a person's decision or its time has not
    /// come.
    FAILBACK_WAITS,
    /// The bypassed link has not been well for `restore-after`.
    RESTORE_WAITS,
    /// The rest of a partial move waits for an account.
    REST_PENDING,
    /// The policy's mode is manual.
    MANUAL_MODE,
    /// The policy's mode is advise: recorded, not done.
    ADVISE_MODE,
    /// No live drill of its group has ended well lately (I97).
    DRILL_STALE,
    /// An operator froze it (I80).
    FROZEN,
    /// It moved lately (I28), or a person moved it (I81).
    BLOCKED,
    /// State was lost; automation waits for an acknowledgement (I66).
    STATE_LOST,
    /// Another installation guards an account of one of its links (I03, H19).
    OWNED_ELSEWHERE,
    /// A move of this kind is being proven on another domain, or too many move at once (I11).
    BLAST_RADIUS,
    /// No link can be written.
    NO_WAY_OUT,
    /// The journal can't be written (I64).
    JOURNAL_DOWN
  }
}
