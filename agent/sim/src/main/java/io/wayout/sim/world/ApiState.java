// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

/// How a vendor's control plane truly is.
public enum ApiState {
  FINE,
  /// Connections fail; nothing is sent.
  UNREACHABLE,
  /// Valid keys are rejected, as on 2023-11-12.
  DENYING,
  THROTTLING,
  /// Reads work, writes are denied.
  READ_ONLY,
  /// Writes work, reads don't.
  BLIND,
  /// Takes a write, never applies it and never answers.
  SWALLOWING,
  /// Applies a write and loses the answer (P16).
  ANSWER_LOST,
  /// Never answers a write and applies it late (P17).
  LATE,
  /// Accepts a write at once and applies it late (P14, P24).
  LAZY,
  /// Accepts a write and never applies it (P14).
  LYING,
  /// Answers nonsense.
  GARBLING
}
