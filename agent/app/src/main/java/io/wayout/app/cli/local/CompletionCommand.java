// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.local;

import io.wayout.app.cli.frame.Shell;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `wayout completion`.
@Command(
    name = "completion",
    description = "Prints the completion script for bash and zsh: source <(wayout completion)")
public final class CompletionCommand implements Callable<Integer> {
  private final Shell shell;
  private final Supplier<CommandLine> whole;

  /// @param whole the command line with every command
  public CompletionCommand(Shell shell, Supplier<CommandLine> whole) {
    this.shell = shell;
    this.whole = whole;
  }

  @Override
  public Integer call() {
    shell.out().print(AutoComplete.bash("wayout", whole.get()));
    shell.out().flush();
    return 0;
  }
}
