// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.DomainText;
import io.wayout.app.cli.text.StatusText;
import io.wayout.app.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `wayout status [DOMAIN]`.
@Command(
    name = "status",
    description = "Shows where every domain points, or everything about one domain.")
public final class StatusCommand extends Asking {
  @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = "Only this domain, in full.")
  private @Nullable String domain;

  public StatusCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    if (domain == null) {
      Json status = session.get("/status");
      session.show(
          status, s -> new StatusText(session.style(), session.times(s.get("agent"))).render(s));
    } else {
      Json detail = session.get("/domains/" + Session.encode(domain));
      session.show(detail, d -> new DomainText(session.style(), session.times(d)).render(d));
    }
    return ExitCode.DONE;
  }
}
