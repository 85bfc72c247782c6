// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.access;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `wayout token revoke NAME`.
@Command(
    name = "revoke",
    description = "Ends a token, and every session and stream that it opened, at once.")
public final class TokenRevokeCommand extends Asking {
  @Parameters(paramLabel = "NAME", description = "The token.")
  private String name = "";

  public TokenRevokeCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json revoked =
        session.post("/tokens/" + Session.encode(name) + "/revoke", Json.object().build());
    session.show(revoked, r -> "token " + r.text("name") + " is revoked\n");
    return ExitCode.DONE;
  }
}
