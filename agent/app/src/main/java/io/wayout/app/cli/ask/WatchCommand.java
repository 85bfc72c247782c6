// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.NoticeText;
import io.wayout.app.json.JsonText;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `wayout watch`. Whoever reads its lines may go away (`| head`); then it ends.
@Command(
    name = "watch",
    description = "Shows status and events live; one line per event where no terminal is.")
public final class WatchCommand extends Asking {
  @Option(names = "--events", description = "Only events, one line each.")
  private boolean isLines;

  public WatchCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    if (session.shell().isTerminal() && !session.isJson() && !isLines) {
      new LiveView(session).run();
      return ExitCode.DONE;
    }
    PrintStream out = session.shell().out();
    session.events(notice -> {
      out.println(
          session.isJson()
              ? JsonText.write(notice)
              : NoticeText.line(notice, session.style(), session.times(notice)));
      out.flush();
    });
    throw new Stop(ExitCode.UNREACHABLE, "the agent has stopped");
  }
}
