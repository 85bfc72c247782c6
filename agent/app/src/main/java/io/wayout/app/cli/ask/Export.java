// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.Clean;
import io.wayout.app.json.Json;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Writes the journal as JSON lines, page by page.
final class Export {
  private static final int PAGE = 2_000;
  private static final long LOOK_MILLIS = 1_000;

  private final Session session;
  private final ExportOptions options;
  private final PrintStream out;

  Export(Session session, ExportOptions options) {
    this.session = session;
    this.options = options;
    this.out = session.shell().out();
  }

  ExitCode run() throws Stop {
    Optional<Instant> until = options.until();
    String since = options.since().map(t -> "&since=" + Session.encode(t.toString())).orElse("");
    long after = options.after();
    boolean isOver = false;
    while (!isOver) {
      List<Json> rows =
          session.exact("/journal?limit=" + PAGE + "&after=" + after + since).list("rows");
      for (Json row : rows) {
        isOver |= until.isPresent() && row.instant("at").orElseThrow().isAfter(until.get());
        if (!isOver) {
          out.println(Clean.jsonLine(row));
          after = row.number("number");
        }
      }
      out.flush();
      isOver |= rows.size() < PAGE && !mayGoOn();
    }
    return ExitCode.DONE;
  }

  /// Waits for more, if more is wanted; false once nobody reads any more.
  private boolean mayGoOn() {
    if (!options.isFollowing() || out.checkError()) {
      return false;
    }
    try {
      return !new Semaphore(0).tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
