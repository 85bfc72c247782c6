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

/// `wayout freeze DOMAIN|--vendor V|--all`.
@Command(
    name = "freeze",
    description = "Stops all automatic action on a domain, a vendor or everything.")
public final class FreezeCommand extends Asking {
  @Mixin private Scope scope = new Scope();

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "TEXT",
      required = true,
      description = "Why; status and journal show it.")
  private String reason = "";

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "Ends by itself after this time, e.g. 2h (default: when someone lifts it).")
  private @Nullable String span;

  public FreezeCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json.Builder body = scope.body().put("reason", reason);
    if (span != null) {
      body.put("expiresSeconds", Spans.parse("--for", span).toSeconds());
    }
    return Results.order(session, "/freeze", body.build());
  }
}
