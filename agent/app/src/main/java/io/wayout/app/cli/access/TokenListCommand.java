// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.access;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.Style;
import io.wayout.app.cli.text.Table;
import io.wayout.app.cli.text.Times;
import io.wayout.app.json.Json;
import picocli.CommandLine.Command;

/// `wayout token list`.
@Command(name = "list", description = "Shows every token, also those that have ended.")
public final class TokenListCommand extends Asking {
  public TokenListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json answer = session.get("/tokens");
    session.show(answer, a -> words(session.style(), session.times(a), a));
    return ExitCode.DONE;
  }

  private static String words(Style style, Times times, Json answer) {
    Table table = new Table();
    for (Json token : answer.list("tokens")) {
      String standing = token.text("standing");
      boolean isGood = standing.equals("good");
      table.row(
          style.bold(token.text("name")),
          token.text("role"),
          String.join(" ", token.texts("scopes")),
          isGood ? style.good(standing) : style.bad(standing),
          token.has("expires") ? "until " + times.full(token, "expires") : "no end",
          "by " + token.text("createdBy"));
    }
    return table.isEmpty() ? "no tokens\n" : table.render();
  }
}
