// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.AdviceText;
import io.wayout.app.cli.text.MoveText;
import io.wayout.app.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wayout history [DOMAIN]`.
@Command(name = "history", description = "Shows the journal, newest first.")
public final class HistoryCommand extends Asking {
  @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = "Only this domain.")
  private @Nullable String domain;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most so many lines, 1 to 10000 (default: 50).")
  private int limit = 50;

  @Option(
      names = "--advised",
      description =
          "What the agent would have done in the mode `advise`, scored against what followed.")
  private boolean isAdvised;

  public HistoryCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    String query = "?limit=" + limit + (domain == null ? "" : "&domain=" + Session.encode(domain));
    if (isAdvised) {
      Json answer = session.get("/advices" + query);
      session.show(answer, a -> new AdviceText(session.style(), session.times(a)).ledger(a));
      return ExitCode.DONE;
    }
    Json answer = session.get("/history" + query);
    session.show(
        answer, a -> new MoveText(session.style(), session.times(a)).history(a.list("rows")));
    return ExitCode.DONE;
  }
}
