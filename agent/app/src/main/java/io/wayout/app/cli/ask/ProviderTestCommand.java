// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.Style;
import io.wayout.app.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `wayout provider test ACCOUNT`.
@Command(
    name = "test",
    description = "Asks an account's API whether it answers, takes the key and has the zones.")
public final class ProviderTestCommand extends Asking {
  @Parameters(paramLabel = "ACCOUNT", description = "The account.")
  private String account = "";

  public ProviderTestCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json answer =
        session.post("/accounts/" + Session.encode(account) + "/test", Json.object().build());
    session.show(answer, a -> line(session.style(), a));
    return answer.isTrue("isHealthy") ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String line(Style style, Json answer) {
    boolean isHealthy = answer.isTrue("isHealthy");
    return style.bold(answer.text("account"))
        + "  "
        + (isHealthy
            ? style.good("healthy") + " in " + answer.text("elapsedMillis") + " ms"
            : style.bad(answer.text("failure")))
        + "  "
        + answer.text("detail")
        + "\n";
  }
}
