// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.runbook;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.term.Confirmation;
import io.wayout.app.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wayout runbook run NAME`.
@Command(
    name = "run",
    description =
        "Runs a runbook: shows with today's facts what it would do, asks, starts it, and follows"
            + " it. Ctrl-C ends the watching, not the run.")
public final class RunbookRunCommand extends Asking {
  @Parameters(paramLabel = "NAME", description = "The runbook.")
  private String name = "";

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = "A parameter; once for each.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--dry-run", description = "Show everything it would do, and end.")
  private boolean isDryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Don't ask.")
  private boolean isSure;

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "A second start with the same key joins the first one's run.")
  private String key = "";

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "TEXT",
      description = "Why; the journal keeps it.")
  private String reason = "";

  @Mixin private FollowOptions follow = new FollowOptions();

  public RunbookRunCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    follow.timeout();
    String path = "/runbooks/" + Session.encode(name);
    RunbookText text = new RunbookText(session.style());
    Json plan = session.post(path + "/plan", Json.object().put("parameters", given()).build());
    if (isDryRun) {
      session.show(plan, text::plan);
      return plan.isTrue("isPossible") ? ExitCode.DONE : ExitCode.REFUSED;
    }
    if (!isSure) {
      session.shell().out().print(text.plan(plan));
      session.shell().out().flush();
      new Confirmation("this run", "Begin?", "nothing was started").require(session.shell());
    }
    Json.Builder order = Json.object().put("parameters", given()).put("reason", reason);
    Json answer =
        session.post(path + "/runs", key.isEmpty() ? order.build() : order.put("key", key).build());
    String id = answer.get("run").text("id");
    if (!session.isJson()) {
      session.shell().out().println(id + (answer.isTrue("isJoined") ? " joined" : " started"));
      session.shell().out().flush();
    }
    return follow.show(session, id);
  }

  private Json given() {
    Json.Builder given = Json.object();
    parameters.forEach((parameter, value) -> given.put(parameter, value));
    return given.build();
  }
}
