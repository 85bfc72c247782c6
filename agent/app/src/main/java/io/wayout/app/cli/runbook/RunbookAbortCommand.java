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

/// `wayout runbook abort RUN`.
@Command(
    name = "abort",
    description = "Ends a run: no further step begins; an evacuation of it begins no more moves.")
public final class RunbookAbortCommand extends Asking {
  @Parameters(paramLabel = "RUN", description = "The run.")
  private String id = "";

  @Option(names = "--roll-back", description = "Take back what was done, last step first.")
  private boolean isUndone;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "TEXT",
      description = "Why; the journal keeps it.")
  private String reason = "";

  @Mixin private FollowOptions follow = new FollowOptions();

  public RunbookAbortCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    follow.timeout();
    Json word = Json.object().put("rollBack", isUndone).put("reason", reason).build();
    session.post("/runs/" + Session.encode(id) + "/abort", word);
    return follow.show(session, id);
  }
}
