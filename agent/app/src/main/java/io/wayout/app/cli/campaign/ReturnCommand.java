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

/// `wayout return VENDOR`.
@Command(
    name = "return",
    description =
        "Moves domains back to their preferred targets at a vendor, once these are proven up: a"
            + " canary first, then in batches; shows before and after first, and asks.")
public final class ReturnCommand extends Asking {
  @Parameters(paramLabel = "VENDOR", description = "The vendor, as the targets name it.")
  private String vendor = "";

  @Mixin private CampaignOptions options = new CampaignOptions();

  public ReturnCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(Session session) throws Stop {
    return new CampaignFlow(session, options, "return", vendor).run();
  }
}
