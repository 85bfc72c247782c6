// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.access;

import io.wayout.app.cli.act.Spans;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wayout token create NAME --role R`.
@Command(
    name = "create",
    description = "Makes a token and shows its secret, once. The agent keeps a hash of it only.")
public final class TokenCreateCommand extends Asking {
  @Parameters(
      paramLabel = "NAME",
      description = "Letters, digits and ._-; the journal shows it as the actor.")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "viewer, operator or admin; each may do what those before it may.")
  private String role = "";

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "Good for nothing but this: metrics, runbook:NAME or runbook:*; may be repeated.")
  private List<String> scopes = new ArrayList<>();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description = "Ends after this time, e.g. 30d (default: when someone revokes it).")
  private @Nullable String expires;

  public TokenCreateCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json.Builder wish =
        Json.object().put("name", name).put("role", role).put("scopes", Json.texts(scopes));
    if (expires != null) {
      wish.put("expiresSeconds", Spans.parse("--expires", expires).toSeconds());
    }
    Json made = session.post("/tokens", wish.build());
    session.show(made, m -> m.text("secret") + "\n");
    if (!session.isJson()) {
      session.shell().err().println("This is shown once; the agent keeps a hash of it only.");
    }
    return ExitCode.DONE;
  }
}
