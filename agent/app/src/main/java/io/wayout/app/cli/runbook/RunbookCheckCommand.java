// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.runbook;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Parts.Checked;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Reach;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.Clean;
import io.wayout.app.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `wayout runbook check [FILE…]`.
@Command(
    name = "check",
    description =
        "Asks the agent which runbooks could not run now, and why; with files, reads these without"
            + " any agent. Exit code 1 if one could not run, 3 if a file has errors.")
public final class RunbookCheckCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private Reach reach = new Reach();

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Runbook files.")
  private List<Path> files = new ArrayList<>();

  public RunbookCheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Stop {
    return (files.isEmpty() ? ask() : read()).number();
  }

  private ExitCode ask() throws Stop {
    try (Session session = reach.open(shell)) {
      Json answer = session.get("/runbooks");
      session.show(answer, new RunbookText(session.style())::check);
      boolean isWell =
          answer.list("runbooks").stream().allMatch(b -> b.list("obstacles").isEmpty());
      return isWell ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private ExitCode read() {
    boolean isWell = true;
    for (Path file : files) {
      Checked checked = shell.parts().config().get().runbook(file);
      isWell &= checked.isValid();
      checked
          .problems()
          .forEach(p -> p.words().lines().forEach(l -> shell.out().println(Clean.text(l))));
      if (checked.isValid()) {
        shell.out().println(file + " is a runbook");
      }
    }
    shell.out().flush();
    return isWell ? ExitCode.DONE : ExitCode.CONFIGURATION;
  }
}
