// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Stop;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which rows an export holds.
final class ExportOptions {
  @Option(
      names = "--export",
      description =
          "Every row of the journal, oldest first, as JSON lines with their place in the chain.")
  private boolean isWanted;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "With --export: from here on, such as 2026-11-12T00:00:00Z.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "With --export: up to here.")
  private @Nullable String until;

  @Option(
      names = "--after",
      paramLabel = "NUMBER",
      description = "With --export: rows after this number, to go on with an older export.")
  private long after;

  @Option(names = "--follow", description = "With --export: go on with rows as they are written.")
  private boolean isFollowing;

  boolean isWanted() {
    return isWanted;
  }

  boolean isFollowing() {
    return isFollowing;
  }

  long after() {
    return after;
  }

  Optional<Instant> since() throws Stop {
    return time(since);
  }

  Optional<Instant> until() throws Stop {
    return time(until);
  }

  private static Optional<Instant> time(@Nullable String typed) throws Stop {
    try {
      return Optional.ofNullable(typed).map(Instant::parse);
    } catch (DateTimeException bad) {
      throw new Stop(
          ExitCode.USAGE, "'" + typed + "' is no time", "write it as 2026-11-12T00:00:00Z");
    }
  }
}
