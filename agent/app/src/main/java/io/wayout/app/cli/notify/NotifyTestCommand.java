// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.notify;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.Style;
import io.wayout.app.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `wayout notify test [CHANNEL]`.
@Command(
    name = "test",
    description = "Sends a test message. Exit code 1 if a channel does not take it.")
public final class NotifyTestCommand extends Asking {
  @Parameters(arity = "0..1", paramLabel = "CHANNEL", description = "One channel (default: all).")
  private @Nullable String channel;

  public NotifyTestCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Json.Builder body = Json.object();
    if (channel != null) {
      body.put("channel", channel);
    }
    Json answer = session.post("/notify/test", body.build());
    List<Json> results = answer.list("results");
    session.show(answer, _ -> words(session.style(), results));
    boolean isWell = !results.isEmpty() && results.stream().allMatch(r -> r.isTrue("isSent"));
    return isWell ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String words(Style style, List<Json> results) {
    if (results.isEmpty()) {
      return "Nobody is told: the configuration has no 'notify:'.\n";
    }
    return results.stream()
        .map(r ->
            style.bold(r.text("channel"))
                + "  "
                + (r.isTrue("isSent") ? style.good("sent") : style.bad("failed"))
                + "  "
                + r.text("detail")
                + "\n")
        .collect(Collectors.joining());
  }
}
