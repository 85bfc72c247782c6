// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

/// Where a switchover's current step stands. The J numbers are the journal steps of the fault
/// matrix.
public enum Phase {
  /// J1: the intent is durable; nothing was sent.
  INTENT,
  /// J2: the attempt is durable; bytes may have been sent.
  ATTEMPT,
  /// The outcome of an attempt is not known; only a read-back leads out of here (I44).
  IN_DOUBT,
  /// J4: the provider's acceptance is durable.
  ACKED,
  /// J5: the API reads back what was written.
  READ_BACK,
  /// Accepted and written, but after minutes some authoritative server still answers the old value;
  /// asked on and on, and no longer in the way of other decisions (P15).
  DEGRADED,
  /// J6: every authoritative server answers the new value; after the last step the settle window
  /// runs.
  SERVED,
  /// J8: settled and done.
  DONE,
  /// J8: ended without effect, or with an effect that the text tells.
  ABORTED,
  /// J8: another command took its place.
  SUPERSEDED,
  /// J8: another writer exists; automation is frozen for the domain (I09).
  FROZEN;

  public boolean isTerminal() {
    return switch (this) {
      case DONE, ABORTED, SUPERSEDED, FROZEN -> true;
      case INTENT, ATTEMPT, IN_DOUBT, ACKED, READ_BACK, DEGRADED, SERVED -> false;
    };
  }
}
