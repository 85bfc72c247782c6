// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.MoveText;
import io.wayout.app.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `wayout show SWITCHOVER`.
@Command(name = "show", description = "Shows one move with its timeline.")
public final class ShowCommand extends Asking {
  @Parameters(
      paramLabel = "SWITCHOVER",
      description = "Its name, as `wayout history` shows it, e.g. 'www.shop.example#7'.")
  private String id = "";

  public ShowCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json answer = session.get("/switchovers/" + Session.encode(id));
    session.show(answer, a -> new MoveText(session.style(), session.times(a)).show(a));
    return ExitCode.DONE;
  }
}
