// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.Style;
import io.wayout.app.cli.text.Table;
import io.wayout.app.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `wayout check DOMAIN|URL`.
@Command(
    name = "check",
    description = "Makes the health checks of a domain's targets, or of a URL, once and now.")
public final class CheckCommand extends Asking {
  @Parameters(paramLabel = "DOMAIN|URL", description = "A domain, or an http(s) URL.")
  private String subject = "";

  public CheckCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    String member = subject.contains("://") ? "url" : "domain";
    Json answer = session.post("/check", Json.object().put(member, subject).build());
    session.show(answer, a -> table(session.style(), a.list("results")));
    boolean isWell = answer.list("results").stream().allMatch(r -> r.text("result").equals("pass"));
    return isWell ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String table(Style style, List<Json> results) {
    Table table = new Table();
    for (Json result : results) {
      String word = result.text("result");
      table.row(
          style.bold(result.text("target")),
          word.equals("pass") ? style.good(word) : style.bad(word),
          result.has("elapsedMillis") ? result.text("elapsedMillis") + " ms" : "",
          result.text("check"),
          result.text("detail"));
    }
    return table.render();
  }
}
