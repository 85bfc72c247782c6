// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.DomainText;
import io.wayout.app.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `wayout why DOMAIN`.
@Command(
    name = "why",
    description = "Tells which rule holds a domain where it is, and what would open it.")
public final class WhyCommand extends Asking {
  @Parameters(paramLabel = "DOMAIN", description = "The domain.")
  private String domain = "";

  public WhyCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json answer = session.get("/domains/" + Session.encode(domain) + "/why");
    session.show(
        answer,
        a ->
            session.style().bold(a.text("name"))
                + "\n"
                + new DomainText(session.style(), session.times(a)).why(a));
    return ExitCode.DONE;
  }
}
