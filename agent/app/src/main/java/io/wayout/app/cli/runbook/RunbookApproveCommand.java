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
import picocli.CommandLine.Parameters;

/// `wayout runbook approve RUN`.
@Command(
    name = "approve",
    description =
        "Agrees to what a run waits for; not for the person who started it, and not twice.")
public final class RunbookApproveCommand extends Asking {
  @Parameters(paramLabel = "RUN", description = "The run.")
  private String id = "";

  @Mixin private FollowOptions follow = new FollowOptions();

  public RunbookApproveCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    follow.timeout();
    Json word = Json.object().build();
    session.post("/runs/" + Session.encode(id) + "/approve", word);
    return follow.show(session, id);
  }
}
