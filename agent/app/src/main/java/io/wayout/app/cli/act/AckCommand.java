// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `wayout ack DOMAIN…`.
@Command(
    name = "ack",
    description = "Acknowledges the last move of domains and lifts their blocks.")
public final class AckCommand extends Asking {
  @Mixin private Choice choice = new Choice();

  public AckCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    return Results.order(session, "/ack", choice.body().build());
  }
}
