// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.json.Json;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wayout adopt ACCOUNT…`.
@Command(
    name = "adopt",
    description =
        "Takes accounts over from the installation that guards them; that one stops moving by"
            + " itself.")
public final class AdoptCommand extends Asking {
  @Parameters(arity = "0..*", paramLabel = "ACCOUNT", description = "The accounts.")
  private List<String> accounts = new ArrayList<>();

  @Option(names = "--all", description = "Every account of the configuration.")
  private boolean isAll;

  public AdoptCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    if (isAll != accounts.isEmpty()) {
      throw new Stop(ExitCode.USAGE, "no account is chosen", "name accounts, or use --all");
    }
    Json.Builder body = Json.object().put("accounts", Json.texts(accounts)).put("all", isAll);
    return Results.order(session, "/adopt", body.build());
  }
}
