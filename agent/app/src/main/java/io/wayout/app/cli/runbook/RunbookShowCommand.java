// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.runbook;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wayout runbook show NAME`.
@Command(name = "show", description = "Shows a runbook: its parameters, its steps, its text.")
public final class RunbookShowCommand extends Asking {
  @Parameters(paramLabel = "NAME", description = "The runbook.")
  private String name = "";

  @Option(names = "--source", description = "The YAML as it was read.")
  private boolean isSource;

  public RunbookShowCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json book = session.get("/runbooks/" + Session.encode(name));
    RunbookText text = new RunbookText(session.style());
    session.show(book, isSource ? b -> b.text("source") : text::show);
    return ExitCode.DONE;
  }
}
