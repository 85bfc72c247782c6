// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.access;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `wayout page`.
@Command(
    name = "page",
    description =
        "Shows a link that opens the agent's web page, signed in; good once, for a minute.")
public final class PageCommand extends Asking {
  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "viewer, operator or admin (default): what the page may do.")
  private String role = "admin";

  public PageCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json made = session.post("/session/code", Json.object().put("role", role).build());
    session.show(made, m -> m.text("url") + "\n");
    return ExitCode.DONE;
  }
}
