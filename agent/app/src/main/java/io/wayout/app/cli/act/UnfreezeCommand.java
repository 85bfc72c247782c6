// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `wayout unfreeze DOMAIN|--vendor V|--all`.
@Command(
    name = "unfreeze",
    description =
        "Lifts a freeze. Lifting one leaves the others: `--all` lifts the one of" + " everything.")
public final class UnfreezeCommand extends Asking {
  @Mixin private Scope scope = new Scope();

  public UnfreezeCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    return Results.order(session, "/unfreeze", scope.body().build());
  }
}
