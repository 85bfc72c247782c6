// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

/// How a vendor's control plane truly is.
public enum ApiState {
  FINE,
  /// Connections fail; nothing is sent.
  UNREACHABLE,
  /// Someone with a certificate for another name answers (P02).
  STRANGER,
  /// Its certificate is expired (P02).
  UNTRUSTED,
  /// Valid keys are rejected, as on 2023-11-12.
  DENYING,
  THROTTLING,
  /// Asks for two minutes of patience (P10).
  BACKING_OFF,
  /// Reads work, writes are denied.
  READ_ONLY,
  /// Reads work, no write is acceptable: a quota, a minimum TTL, a lock (P21).
  REJECTING,
  /// Every write meets a record that has just changed, or so it says (P08).
  CONFLICTING,
  /// Writes work, reads don't.
  BLIND,
  /// Reads find no record at all (P13, P25).
  BLANK,
  /// Reads find only some of the records (P25).
  SHRUNK,
  /// The zones are not there (P06).
  ZONE_LOST,
  /// Answers everything with 5xx; a write has taken effect, or not (P11).
  FAILING,
  /// Everything works and takes eight seconds (P29).
  SLOW,
  /// Answers byte by byte, until our deadline; a write has taken effect, or not (P19).
  DRIPPING,
  /// Takes a write, never applies it and never answers.
  SWALLOWING,
  /// Applies a write and loses the answer (P16).
  ANSWER_LOST,
  /// Never answers a write and applies it late (P17).
  LATE,
  /// Never answers a write and applies it minutes later than it may (P17).
  TARDY,
  /// Accepts a write at once and applies it late (P14, P24).
  LAZY,
  /// Accepts a write and never applies it (P14).
  LYING,
  /// Applies a write, and undoes it after half a minute (P27).
  REVERTING,
  /// Answers nonsense.
  GARBLING
}
