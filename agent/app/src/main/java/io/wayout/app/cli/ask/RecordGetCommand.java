// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `wayout record get ACCOUNT NAME [TYPE]`.
@Command(name = "get", description = "Reads a record from an account's API, once and now.")
public final class RecordGetCommand extends Asking {
  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account.")
  private String account = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "The record's name.")
  private String name = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TYPE",
      description = "CNAME (default), A or AAAA.")
  private String type = "CNAME";

  public RecordGetCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    String query =
        "?account="
            + Session.encode(account)
            + "&name="
            + Session.encode(name)
            + "&type="
            + Session.encode(type);
    Json answer = session.get("/record" + query);
    session.show(answer, RecordGetCommand::line);
    return answer.text("state").equals("found") ? ExitCode.DONE : ExitCode.FAILED;
  }

  /// As a zone file would have it.
  private static String line(Json answer) {
    String owner = answer.text("name") + ".";
    if (!answer.text("state").equals("found")) {
      return owner + " " + answer.text("type") + ": " + answer.text("detail") + "\n";
    }
    StringBuilder text = new StringBuilder();
    for (String value : answer.texts("values")) {
      text.append(owner)
          .append(' ')
          .append(answer.text("ttlSeconds"))
          .append(" IN ")
          .append(answer.text("type"))
          .append(' ')
          .append(value)
          .append('\n');
    }
    return text.toString();
  }
}
