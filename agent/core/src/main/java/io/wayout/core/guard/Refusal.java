// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.guard;

/// A wish that is not carried out.
///
/// @param message what stands in the way, with the number or name that decided
/// @param remedy what to do about it, including the override if there is one
public record Refusal(Code code, String message, String remedy) {

  /// Stable codes; the command line's exit codes follow from them.
  public enum Code {
    UNKNOWN_DOMAIN,
    UNKNOWN_TARGET,
    TARGET_NOT_HEALTHY,
    MOVE_IN_PROGRESS,
    WORLD_CHANGED,
    FOREIGN_VALUE,
    NO_WAY_OUT,
    NOT_OBSERVED_YET,
    NOTHING_TO_ABORT,
    CAMPAIGN_OPEN,
    NO_CAMPAIGN,
    DRILL_NOT_ALLOWED,
    JOURNAL_DOWN
  }
}
