// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import java.time.Instant;

/// One answer of an account's API.
///
/// @param verb what it was asked
/// @param detail one line for people, redacted
public record PlaneOutcome(Instant at, Verb verb, Symptom symptom, String detail) {

  /// The class of an operation: vendors lose them one by one.
  public enum Verb {
    /// The signed read of every interval.
    CHECK,
    /// The read of a record by a move.
    READ,
    /// The write of a move.
    WRITE,
    /// The write of our own harmless record.
    CANARY;

    /// Does it change the zone?
    public boolean isWrite() {
      return this == WRITE || this == CANARY;
    }
  }

  public boolean isWell() {
    return symptom == Symptom.WELL;
  }
}
