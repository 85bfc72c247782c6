// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.drill;

import io.wayout.app.cli.act.Results;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.term.Confirmation;
import io.wayout.app.cli.term.LastWords;
import io.wayout.app.json.Json;
import java.util.concurrent.TimeUnit;

/// A live drill as a person leads it: look, confirm, follow, report. The daemon brings the domain
/// home whether or not anybody follows.
final class LiveFlow {
  private static final long POLL_MILLIS = 200;

  private final Session session;
  private final LiveOptions options;
  private final LiveText text;

  LiveFlow(Session session, LiveOptions options) {
    this.session = session;
    this.options = options;
    this.text = new LiveText(session.style());
  }

  ExitCode run() throws Stop {
    if (options.isStop()) {
      return Results.order(session, "/drills/stop", options.end());
    }
    Json plan = session.post("/drills/plan", options.order().build());
    if (options.isDryRun()) {
      session.show(plan, p -> text.plan(p, session.times(p)));
      return ExitCode.DONE;
    }
    confirm(plan);
    Json order = options.order().put("planHash", plan.text("hash")).build();
    Json result = Results.answer(session, "/drills", order).list("results").getFirst();
    if (!session.isJson()) {
      session.shell().out().println(result.text("subject") + " " + result.text("text"));
      session.shell().out().flush();
    }
    return options.isWatched() ? follow(plan.get("script").text("group")) : ExitCode.DONE;
  }

  private ExitCode follow(String group) throws Stop {
    Shell shell = session.shell();
    String farewell = "\nthe agent goes on and brings it home; see: wayout status";
    String told = "";
    Json drill = drill(group);
    try (var _ = LastWords.on(shell.err(), farewell)) {
      while (drill.isTrue("isOpen") && pause()) {
        String line = LiveText.line(drill);
        if (!line.equals(told) && !session.isJson()) {
          shell.err().println(line);
          shell.err().flush();
        }
        told = line;
        drill = drill(group);
      }
    }
    session.show(drill, text::outcome);
    return switch (drill.text("phase")) {
      case "green" -> ExitCode.DONE;
      case "red", "left" -> ExitCode.FAILED;
      default -> ExitCode.NOT_VERIFIED;
    };
  }

  private Json drill(String group) throws Stop {
    return session.get("/drills").list("drills").stream()
        .filter(d -> d.get("script").text("group").equals(group))
        .findFirst()
        .orElseThrow(() -> new Stop(ExitCode.FAILED, "the agent does not know the drill any more"));
  }

  private void confirm(Json plan) throws Stop {
    Shell shell = session.shell();
    if (!session.isJson()) {
      shell.out().print(text.plan(plan, session.times(plan)));
      shell.out().flush();
    }
    if (options.isSure()) {
      return;
    }
    new Confirmation("this drill", "Move it for real, and back?", "nothing was written")
        .require(shell);
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
