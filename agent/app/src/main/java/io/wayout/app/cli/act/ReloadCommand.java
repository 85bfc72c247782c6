// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.http.route.Reply;
import io.wayout.app.json.Json;
import java.util.List;
import picocli.CommandLine.Command;

/// `wayout reload`.
@Command(
    name = "reload",
    description = "Makes the daemon read its configuration anew: all of it or nothing.")
public final class ReloadCommand extends Asking {
  public ReloadCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Reply reply = session.attempt("/reload", Json.object().build());
    Json body = reply.body();
    if (reply.isProblem()) {
      session.show(body, b -> lines(b.texts("problems")));
      throw Session.stop(body);
    }
    session.show(
        body,
        b ->
            lines(b.texts("warnings"))
                + "the configuration on disk is in use ("
                + b.text("configVersion")
                + ")\n");
    return ExitCode.DONE;
  }

  private static String lines(List<String> texts) {
    return texts.isEmpty() ? "" : String.join("\n", texts) + "\n";
  }
}
