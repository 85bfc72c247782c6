// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `wayout plan DOMAIN… --to T`.
@Command(
    name = "plan",
    description = "Shows what a move would write, link by link, and why that link; writes nothing.")
public final class PlanCommand extends Asking {
  @Mixin private Choice choice = new Choice();

  @Option(
      names = "--to",
      paramLabel = "TARGET",
      description = "The target (default: each domain's preferred one).")
  private @Nullable String target;

  @Option(
      names = "--overwrite-foreign",
      description = "Also replace values that someone else put there.")
  private boolean isOverwriting;

  @Option(
      names = "--set-ttl",
      description = "Also write the configured TTLs, where that raises one as well.")
  private boolean isTtlSet;

  public PlanCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    Previews previews =
        Previews.ask(
            session, choice, target, Map.of("overwriteForeign", isOverwriting, "setTtl", isTtlSet));
    session.show(previews.answer(), _ -> previews.explained(session));
    return previews.exit();
  }
}
