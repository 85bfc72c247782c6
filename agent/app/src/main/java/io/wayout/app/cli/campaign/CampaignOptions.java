// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.campaign;

import io.wayout.app.cli.act.Spans;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Stop;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How a campaign is done.
final class CampaignOptions {

  /// How many domains move at once.
  enum Batch {
    /// As many as the blast radius allows.
    bounded,
    /// After the canary, all of them.
    all
  }

  /// Until when a command waits.
  enum Wait {
    /// Every domain that can move is served.
    authoritative,
    /// The agent has taken the order.
    none
  }

  @Option(names = "--dry-run", description = "Show what would be written, and end.")
  private boolean isDryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Don't ask.")
  private boolean isSure;

  @Option(names = "--stop", description = "Begin no more moves; those under way end by themselves.")
  private boolean isStop;

  @Option(
      names = "--batch",
      paramLabel = "SIZE",
      description =
          "bounded (default): as many at once as `safety.blast-radius` allows; all: after the"
              + " canary, all at once.")
  private Batch batch = Batch.bounded;

  @Option(
      names = "--force",
      description =
          "Go on although a target is not proven healthy, or a person's move is under way; never to"
              + " a target that is down; needs --reason.")
  private boolean isForced;

  @Option(
      names = "--overwrite-foreign",
      description = "Also replace values that someone else put there.")
  private boolean isOverwriting;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "TEXT",
      description = "Why; the journal keeps it.")
  private String reason = "";

  @Option(
      names = "--wait",
      paramLabel = "UNTIL",
      description =
          "authoritative (default): until every domain that can move is served by all its name"
              + " servers; none.")
  private Wait wait = Wait.authoritative;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Wait at most so long without any progress (default: 2m).")
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

  boolean isStop() {
    return isStop;
  }

  boolean isWhole() {
    return batch == Batch.all;
  }

  boolean isForced() {
    return isForced;
  }

  boolean isOverwriting() {
    return isOverwriting;
  }

  String reason() {
    return reason;
  }

  boolean isWaiting() {
    return wait == Wait.authoritative;
  }
}
