// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.frame;

import java.util.Set;

/// How a command ends. The numbers are part of the program's promise to scripts.
public enum ExitCode {
  DONE(0),
  /// Anything that no other code tells.
  FAILED(1),
  /// The command line is wrong, or names what does not exist; nothing was asked or sent.
  USAGE(2),
  CONFIGURATION(3),
  /// A safety rule refused.
  REFUSED(4),
  NO_WAY_OUT(5),
  /// Some of it is done, the rest is pending or refused.
  PARTLY(6),
  UNREACHABLE(7),
  /// The move goes on, but was not proven within the time.
  NOT_VERIFIED(8);

  private static final Set<String> TYPING_ERRORS =
      Set.of(
          "UNKNOWN_DOMAIN",
          "UNKNOWN_TARGET",
          "UNKNOWN_TAG",
          "UNKNOWN_VENDOR",
          "UNKNOWN_ACCOUNT",
          "UNKNOWN_SWITCHOVER",
          "UNKNOWN_CAMPAIGN",
          "UNKNOWN_CHANNEL",
          "UNKNOWN_TOKEN",
          "UNKNOWN_RUNBOOK",
          "UNKNOWN_RUN",
          "BAD_PARAMETERS",
          "BAD_REQUEST");
  private static final Set<String> RULES =
      Set.of(
          "TARGET_NOT_HEALTHY",
          "MOVE_IN_PROGRESS",
          "WORLD_CHANGED",
          "PLAN_EXPIRED",
          "FOREIGN_VALUE",
          "NOT_OBSERVED_YET",
          "NOTHING_TO_ABORT",
          "CAMPAIGN_OPEN",
          "NO_CAMPAIGN",
          "DRILL_NOT_ALLOWED",
          "GUARD_SHUT",
          "KEY_TAKEN",
          "NOT_NOW",
          "TOO_MANY",
          "JOURNAL_DOWN");

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /// The exit code for a problem or refusal with this code.
  public static ExitCode of(String code) {
    if (TYPING_ERRORS.contains(code)) {
      return USAGE;
    }
    if (RULES.contains(code)) {
      return REFUSED;
    }
    return switch (code) {
      case "NO_WAY_OUT" -> NO_WAY_OUT;
      case "BAD_CONFIG" -> CONFIGURATION;
      case "NO_ANSWER" -> UNREACHABLE;
      default -> FAILED;
    };
  }
}
