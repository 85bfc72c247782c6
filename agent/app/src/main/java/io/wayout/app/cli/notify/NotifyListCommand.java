// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.notify;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.Table;
import io.wayout.app.cli.text.Times;
import io.wayout.app.json.Json;
import java.util.List;
import picocli.CommandLine.Command;

/// `wayout notify list`.
@Command(name = "list", description = "Shows the notification channels and how they fare.")
public final class NotifyListCommand extends Asking {
  public NotifyListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json answer = session.get("/notify");
    session.show(answer, a -> words(session, a));
    return ExitCode.DONE;
  }

  private static String words(Session session, Json answer) {
    List<Json> channels = answer.list("channels");
    if (channels.isEmpty()) {
      return "Nobody is told: the configuration has no 'notify:'.\n";
    }
    Table table = new Table();
    table.row("CHANNEL", "TYPE", "LEVEL", "QUEUED", "SENT", "LAST", "STATE");
    Times times = session.times(answer);
    for (Json channel : channels) {
      boolean isFailing = !channel.text("failure").isEmpty();
      table.row(
          channel.text("name"),
          channel.text("type"),
          channel.text("level"),
          channel.text("queued"),
          channel.text("sent"),
          channel.has("lastSuccess") ? times.ago(channel, "lastSuccess") : "never",
          isFailing ? session.style().bad(channel.text("failure")) : "well");
    }
    return table.render();
  }
}
