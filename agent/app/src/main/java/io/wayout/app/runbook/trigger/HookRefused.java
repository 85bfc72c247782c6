// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.trigger;

/// A pull of a trigger that starts nothing.
public final class HookRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String remedy;

  HookRefused(Code code, String message, String remedy) {
    super(message, null, false, false);
    this.code = code;
    this.remedy = remedy;
  }

  /// Stable codes.
  public enum Code {
    /// There is no such trigger, or who pulls it has not proven that he may: not told apart.
    NOT_PROVEN,
    /// The same request came before.
    REPLAYED,
    /// It can't be read.
    BAD_HOOK,
    /// No rule has these labels, or a label that is needed is missing.
    NO_RULE,
    /// The trigger may not start this runbook.
    NOT_ALLOWED,
    /// It has started as many runs as it may for now.
    TOO_OFTEN,
    /// What it needs can't be kept or read now.
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
