// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.audit;

import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Reach;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.Clean;
import io.wayout.app.cli.text.Style;
import io.wayout.app.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wayout audit`: is there a way out, before the day of the outage?
@Command(
    name = "audit",
    description =
        "Plays the outage of every vendor against the configuration and today's facts: who has a"
            + " way out, by which link, in how long; and what is wrong today.")
public final class AuditCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(arity = "0..*", paramLabel = "DOMAIN", description = "Only these domains.")
  private List<String> domains = new ArrayList<>();

  @Option(
      names = "--offline",
      description =
          "Judge the configuration alone, as if everything in it worked; needs no daemon and opens"
              + " no connection.")
  private boolean isOffline;

  @Option(names = "--pairs", description = "Also every pair of vendors.")
  private boolean withPairs;

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      description =
          "End with an error on: stuck (default), split, warn, error, none. `warn` and `error`"
              + " count findings, too.")
  private FailOn failOn = FailOn.stuck;

  @Option(
      names = "--report",
      paramLabel = "FORM",
      description = "For pipelines: junit (XML) or sarif (JSON), instead of the usual output.")
  private Report report = Report.none;

  @Mixin private Reach reach = new Reach();

  public AuditCommand(Shell shell) {
    this.shell = shell;
  }

  /// What makes the command fail.
  enum FailOn {
    stuck,
    split,
    error,
    warn,
    none
  }

  /// Reports for other programs.
  enum Report {
    none,
    junit,
    sarif
  }

  @Override
  public Integer call() throws Stop {
    Json audit = isOffline ? offline() : live();
    shell.out().print(text(audit));
    shell.out().flush();
    return Judgement.of(audit, failOn).number();
  }

  private Json offline() throws Stop {
    Path file = reach.file(shell);
    return shell.parts().config().get().audit(file, domains, withPairs);
  }

  private Json live() throws Stop {
    StringBuilder query = new StringBuilder("/audit?pairs=").append(withPairs);
    domains.forEach(d -> query.append("&domain=").append(Session.encode(d)));
    try (Session session = reach.open(shell)) {
      return session.get(query.toString());
    }
  }

  private String text(Json audit) {
    return switch (report) {
      case junit -> JunitReport.xml(audit);
      case sarif -> Clean.jsonText(SarifReport.json(audit, reach.file(shell))) + "\n";
      case none ->
          reach.isJson()
              ? Clean.jsonText(audit) + "\n"
              : new AuditText(new Style(shell.isColoured())).all(Clean.json(audit));
    };
  }
}
