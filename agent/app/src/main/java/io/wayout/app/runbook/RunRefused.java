// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook;

/// A wish about runbooks that is not carried out.
public final class RunRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String remedy;

  public RunRefused(Code code, String message, String remedy) {
    super(message, null, false, false);
    this.code = code;
    this.remedy = remedy;
  }

  /// Stable codes.
  public enum Code {
    UNKNOWN_RUNBOOK,
    UNKNOWN_RUN,
    BAD_PARAMETERS,
    /// A guard is shut.
    GUARD_SHUT,
    /// The key belongs to a run with other parameters.
    KEY_TAKEN,
    /// The run is not where the wish could be carried out.
    NOT_NOW,
    /// Too many runs are open, or a trigger has started too many.
    TOO_MANY,
    /// It can't be made durable now.
    NOT_KEPT
  }

  public Code code() {
    return code;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  public String remedy() {
    return remedy;
  }
}
