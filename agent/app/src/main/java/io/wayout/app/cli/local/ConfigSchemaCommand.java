// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.local;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `wayout config schema`.
@Command(
    name = "schema",
    description = "Prints the JSON Schema of configurations, for editors that check as you type.")
public final class ConfigSchemaCommand implements Callable<Integer> {
  private final Shell shell;

  public ConfigSchemaCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().println(shell.parts().config().get().schema().stripTrailing());
    return ExitCode.DONE.number();
  }
}
