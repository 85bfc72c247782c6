// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `wayout ack DOMAIN…`.
@Command(
    name = "ack",
    description = "Acknowledges the last move of domains and lifts their blocks.")
public final class AckCommand extends Asking {
  @Mixin private Choice choice = new Choice();

  @Option(
      names = "--campaign",
      paramLabel = "ID",
      description = "Every domain that this evacuation or return has moved.")
  private @Nullable String campaign;

  public AckCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json.Builder body = choice.body();
    if (campaign != null) {
      body.put("campaign", campaign);
    }
    return Results.order(session, "/ack", body.build());
  }
}
