// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `wayout abort DOMAIN`.
@Command(
    name = "abort",
    description = "Stops a move that is in progress and says where it stands; undoes nothing.")
public final class AbortCommand extends Asking {
  @Parameters(paramLabel = "DOMAIN", description = "The domain.")
  private String domain = "";

  public AbortCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    return Results.order(session, "/abort", Json.object().put("domain", domain).build());
  }
}
