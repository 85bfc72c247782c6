// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.runbook;

import io.wayout.app.cli.act.Spans;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.term.LastWords;
import io.wayout.app.json.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/// How a run is followed: a line for each thing that happens.
final class FollowOptions {
  private static final long POLL_MILLIS = 300;

  /// Until when a command waits.
  enum Wait {
    /// The run is over, or waits for a person.
    end,
    /// The agent has taken the order.
    none
  }

  @Option(
      names = "--wait",
      paramLabel = "UNTIL",
      description = "end (default): until the run is over, or waits for a person; none.")
  private Wait wait = Wait.end;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Wait at most so long (default: 4h).")
  private String timeout = "4h";

  Duration timeout() throws Stop {
    return Spans.parse("--timeout", timeout);
  }

  /// Follows a run, shows it, and says how it ended.
  ExitCode show(Session session, String id) throws Stop {
    Json answer = wait == Wait.none ? get(session, id) : follow(session, id);
    session.show(answer, a -> new RunbookText(session.style()).run(a.get("run"), session.times(a)));
    return exit(answer.get("run"));
  }

  private Json follow(Session session, String id) throws Stop {
    Shell shell = session.shell();
    String farewell = "the agent goes on with " + id + "; see it with: wayout runbook runs " + id;
    Set<Json> told = new HashSet<>();
    long end = System.nanoTime() + timeout().toNanos();
    try (var _ = LastWords.on(shell.err(), "\n" + farewell)) {
      while (true) {
        Json answer = get(session, id);
        Json run = answer.get("run");
        tell(session, run, told);
        boolean isWaiting = run.text("phase").equals("waiting");
        if (!run.isTrue("isOpen") || isWaiting || System.nanoTime() > end || !pause()) {
          return answer;
        }
      }
    }
  }

  private static void tell(Session session, Json run, Set<Json> told) {
    for (Json line : run.list("log")) {
      if (told.add(line) && !session.isJson()) {
        session.shell().err().println(line.text("at").substring(11, 19) + " " + line.text("text"));
      }
    }
    session.shell().err().flush();
  }

  private static Json get(Session session, String id) throws Stop {
    return session.get("/runs/" + Session.encode(id));
  }

  /// Waiting for a person is no end, so that it is not taken for one.
  private ExitCode exit(Json run) {
    return switch (run.text("phase")) {
      case "done" -> ExitCode.DONE;
      case "partly", "undone" -> ExitCode.PARTLY;
      case "failed", "aborted" -> ExitCode.FAILED;
      default -> wait == Wait.none ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
    };
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
