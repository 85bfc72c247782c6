// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.runbook;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wayout runbook resume RUN`.
@Command(
    name = "resume",
    description =
        "Lets a run go on: after a pause, after a step that failed, or after one whose end nobody"
            + " knows, which then counts as done.")
public final class RunbookResumeCommand extends Asking {
  @Parameters(paramLabel = "RUN", description = "The run.")
  private String id = "";

  @Option(names = "--retry", description = "Do the step again whose end nobody knows.")
  private boolean isRetry;

  @Mixin private FollowOptions follow = new FollowOptions();

  public RunbookResumeCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    follow.timeout();
    Json word = Json.object().put("retry", isRetry).build();
    session.post("/runs/" + Session.encode(id) + "/resume", word);
    return follow.show(session, id);
  }
}
