// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Reach;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.AdviceText;
import io.wayout.app.cli.text.MoveText;
import io.wayout.app.json.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wayout history [DOMAIN]`.
@Command(
    name = "history",
    description = "Shows the journal, exports it, or proves that it is whole.")
public final class HistoryCommand implements Callable<Integer> {
  /// Stands for the agent's own journal.
  private static final String OWN = "\0";

  private final Shell shell;

  @Mixin private Reach reach = new Reach();

  @Mixin private ExportOptions export = new ExportOptions();

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

  @Option(
      names = "--verify",
      arity = "0..1",
      paramLabel = "FILE",
      fallbackValue = OWN,
      description =
          "Check the chain of the agent's journal, or of a file that --export wrote. Exit code 1 if"
              + " a row was changed, taken out or moved.")
  private @Nullable String verify;

  @Option(
      names = "--head",
      paramLabel = "NUMBER:HASH",
      description = "With --verify: a head that was kept elsewhere, which the chain must hold.")
  private @Nullable String head;

  public HistoryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Stop {
    if (verify != null && !verify.equals(OWN)) {
      return new Proof(shell, reach.isJson()).ofFile(Path.of(verify), head).number();
    }
    try (Session session = reach.open(shell)) {
      return run(session).number();
    }
  }

  private ExitCode run(Session session) throws Stop {
    if (verify != null) {
      return new Proof(shell, reach.isJson()).ofAgent(session, head);
    }
    if (export.isWanted()) {
      return new Export(session, export).run();
    }
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
