// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `wayout failback DOMAIN…`.
@Command(
    name = "failback",
    description =
        "Moves domains back to their preferred targets; shows before and after first,"
            + " and asks.")
public final class FailbackCommand extends Asking {
  @Mixin private Choice choice = new Choice();
  @Mixin private MoveOptions options = new MoveOptions();

  public FailbackCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    return new MoveFlow(session, options).run(choice, null);
  }
}
