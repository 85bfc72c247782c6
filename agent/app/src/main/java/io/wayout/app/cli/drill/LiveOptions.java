// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.drill;

import io.wayout.app.cli.act.Spans;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of a drill that really moves a domain.
final class LiveOptions {
  @Option(
      names = "--live",
      paramLabel = "DOMAIN",
      description =
          "Move this domain to another target for real, watch it there, and lead it home; through"
              + " the daemon. `safety.live-drills` says which domains, and when.")
  private @Nullable String domain;

  @Option(
      names = "--to",
      paramLabel = "TARGET",
      description = "With --live: the target to visit (default: the first proven one).")
  private @Nullable String target;

  @Option(
      names = "--stay",
      paramLabel = "DURATION",
      description = "With --live: how long it stays there (default: as configured).")
  private @Nullable String stay;

  @Option(names = "--reason", paramLabel = "TEXT", description = "With --live: for the journal.")
  private String reason = "";

  @Option(names = "--dry-run", description = "With --live: only show what it would do.")
  private boolean isDryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "With --live: don't ask.")
  private boolean isSure;

  @Option(names = "--stop", description = "With --live: end the drill under way, home at once.")
  private boolean isStop;

  @Option(names = "--no-wait", description = "With --live: don't follow it to its end.")
  private boolean isUnwatched;

  @Option(
      names = "--socket",
      paramLabel = "PATH",
      description = "With --live: the daemon's socket.")
  private @Nullable Path socket;

  Optional<String> domain() {
    return Optional.ofNullable(domain);
  }

  Optional<Path> socket() {
    return Optional.ofNullable(socket);
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

  boolean isWatched() {
    return !isUnwatched;
  }

  /// @throws Stop if the stay is no duration of a second or more
  Json.Builder order() throws Stop {
    Json.Builder order = Json.object().put("domain", domain().orElseThrow()).put("reason", reason);
    if (target != null) {
      order.put("target", target);
    }
    if (stay != null) {
      order.put("staySeconds", Spans.parse("--stay", stay).toSeconds());
    }
    return order;
  }

  Json end() {
    return Json.object().put("domain", domain().orElseThrow()).put("reason", reason).build();
  }
}
