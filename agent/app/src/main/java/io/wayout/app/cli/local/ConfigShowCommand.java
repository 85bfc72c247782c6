// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.local;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `wayout config show [FILE]`.
@Command(
    name = "show",
    description = "Shows the effective configuration as YAML, with every default and no secret.")
public final class ConfigShowCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Default: $WAYOUT_CONFIG or /etc/wayout/wayout.yaml.")
  private @Nullable Path file;

  public ConfigShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Stop {
    Path path = shell.config(Optional.ofNullable(file));
    shell.out().print(shell.parts().config().get().show(path));
    shell.out().flush();
    return ExitCode.DONE.number();
  }
}
