// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.runbook;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import picocli.CommandLine.Command;

/// `wayout runbook list`.
@Command(
    name = "list",
    description = "Shows the runbooks of the configuration, and those that come with the program.")
public final class RunbookListCommand extends Asking {
  public RunbookListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    session.show(session.get("/runbooks"), new RunbookText(session.style())::list);
    return ExitCode.DONE;
  }
}
