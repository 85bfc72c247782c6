// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.local;

import io.wayout.app.cli.frame.Shell;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `wayout agent`.
@Command(name = "agent", description = "Runs the daemon until SIGTERM; SIGHUP reloads.")
public final class AgentCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration (default: $WAYOUT_CONFIG or /etc/wayout/wayout.yaml).")
  private @Nullable Path config;

  public AgentCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return shell.parts().daemon().get().run(shell, shell.config(Optional.ofNullable(config)));
  }
}
