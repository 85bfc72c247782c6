// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `wayout switch DOMAIN… --to T`.
@Command(
    name = "switch",
    description = "Moves domains to a target; shows before and after first, and asks.")
public final class SwitchCommand extends Asking {
  @Mixin private Choice choice = new Choice();
  @Mixin private MoveOptions options = new MoveOptions();

  @Option(names = "--to", paramLabel = "TARGET", required = true, description = "The target.")
  private String target = "";

  public SwitchCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    return new MoveFlow(session, options).run(choice, target);
  }
}
