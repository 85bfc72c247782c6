// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.script;

/// What is wrong with a vendor's API.
public enum ApiTrouble {
  /// Connections fail; nothing is sent.
  UNREACHABLE,
  /// Someone with a certificate for another name answers; no key is sent.
  STRANGER,
  /// Valid keys are rejected.
  DENYING,
  /// 429 and its relatives.
  THROTTLING,
  /// 429, and asks for two minutes of patience.
  BACKING_OFF,
  /// 5xx; a write has taken effect, or not.
  FAILING,
  /// Everything works and takes eight seconds.
  SLOW,
  /// Reads work, writes are rejected.
  READ_ONLY,
  /// Writes work, reads don't.
  BLIND,
  /// Reads find no record at all.
  BLANK,
  /// The zones are not there.
  ZONE_LOST,
  /// Takes a write, never applies it and never answers.
  SWALLOWING,
  /// Applies a write and loses the answer.
  ANSWER_LOST,
  /// Never answers a write and applies it late.
  LATE,
  /// Accepts a write and applies it late: it stays pending.
  PENDING,
  /// Accepts a write and never applies it.
  LYING,
  /// Applies a write, and undoes it after half a minute.
  REVERTING,
  /// Answers nonsense.
  GARBLING;

  /// Does it look to anyone who asks as if the control plane were gone?
  public boolean isPlain() {
    return switch (this) {
      case UNREACHABLE, STRANGER, DENYING, FAILING, GARBLING -> true;
      case THROTTLING,
          BACKING_OFF,
          SLOW,
          READ_ONLY,
          BLIND,
          BLANK,
          ZONE_LOST,
          SWALLOWING,
          ANSWER_LOST,
          LATE,
          PENDING,
          LYING,
          REVERTING ->
          false;
    };
  }
}
