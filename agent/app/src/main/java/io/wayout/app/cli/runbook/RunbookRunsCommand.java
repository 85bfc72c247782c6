// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.runbook;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wayout runbook runs [RUN]`.
@Command(name = "runs", description = "Shows the newest runs, or follows one of them.")
public final class RunbookRunsCommand extends Asking {
  @Parameters(arity = "0..1", paramLabel = "RUN", description = "Only this run, with its steps.")
  private @Nullable String id;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most so many runs, 1 to 1000 (default: 20).")
  private int limit = 20;

  @Mixin private FollowOptions follow = new FollowOptions();

  public RunbookRunsCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    if (id != null) {
      return follow.show(session, id);
    }
    Json answer = session.get("/runs?limit=" + limit);
    RunbookText text = new RunbookText(session.style());
    session.show(answer, a -> text.runs(a, session.times(a)));
    return ExitCode.DONE;
  }
}
