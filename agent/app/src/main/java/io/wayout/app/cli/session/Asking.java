// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.session;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// A command that talks to an agent.
public abstract class Asking implements Callable<Integer> {
  private final Shell shell;

  @Mixin private Reach reach = new Reach();

  protected Asking(Shell shell) {
    this.shell = shell;
  }

  @Override
  public final Integer call() throws Stop {
    try (Session session = reach.open(shell)) {
      return run(session).number();
    }
  }

  /// Does what the command is for.
  protected abstract ExitCode run(Session session) throws Stop;
}
