// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.campaign;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Asking;
import io.wayout.app.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `wayout evacuate VENDOR`.
@Command(
    name = "evacuate",
    description =
        "Moves every domain whose effective target is at a vendor to its first target elsewhere"
            + " that is up: a canary first, then in batches; shows before and after first, and"
            + " asks.")
public final class EvacuateCommand extends Asking {
  @Parameters(paramLabel = "VENDOR", description = "The vendor, as the targets name it.")
  private String vendor = "";

  @Mixin private CampaignOptions options = new CampaignOptions();

  public EvacuateCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    return new CampaignFlow(session, options, "evacuate", vendor).run();
  }
}
