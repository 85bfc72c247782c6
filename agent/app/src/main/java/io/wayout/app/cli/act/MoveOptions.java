// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Stop;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How a move is done.
final class MoveOptions {

  /// Until when a command waits.
  enum Wait {
    /// Every authoritative server answers the new value.
    authoritative,
    /// And every cache that keeps to the TTL has forgotten the old one.
    drained,
    /// The agent has taken the order.
    none
  }

  @Option(names = "--dry-run", description = "Show what would be written, and end.")
  private boolean isDryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Don't ask.")
  private boolean isSure;

  @Option(
      names = "--force",
      description =
          "Go on although the target is not proven healthy, or another move is under"
              + " way; needs --reason.")
  private boolean isForced;

  @Option(
      names = "--overwrite-foreign",
      description = "Also replace values that someone else put there.")
  private boolean isOverwriting;

  @Option(
      names = "--set-ttl",
      description = "Also write the configured TTLs, where that raises one as well.")
  private boolean isTtlSet;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "TEXT",
      description = "Why; the journal keeps it.")
  private String reason = "";

  @Option(
      names = "--wait",
      paramLabel = "UNTIL",
      description =
          "authoritative (default): until every authoritative server answers the new"
              + " value; drained: until caches have forgotten the old one; none.")
  private Wait wait = Wait.authoritative;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Wait at most so long (default: 2m, beside the time that caches need).")
  private String timeout = "2m";

  /// @throws Stop if the options contradict each other
  void check() throws Stop {
    if (isForced && reason.isBlank()) {
      throw new Stop(ExitCode.USAGE, "--force needs --reason", "say why; the journal keeps it");
    }
    timeout();
  }

  Duration timeout() throws Stop {
    return Spans.parse("--timeout", timeout);
  }

  boolean isDryRun() {
    return isDryRun;
  }

  boolean isSure() {
    return isSure;
  }

  boolean isForced() {
    return isForced;
  }

  boolean isOverwriting() {
    return isOverwriting;
  }

  boolean isTtlSet() {
    return isTtlSet;
  }

  String reason() {
    return reason;
  }

  Wait until() {
    return wait;
  }
}
