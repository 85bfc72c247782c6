// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.runbook;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import java.io.IOException;

/// Asks the person at the terminal.
final class Confirmation {
  private static final String REFUSED = "not confirmed; nothing was started";

  private Confirmation() {}

  /// @throws Stop if the person does not type `yes`, or nobody is there
  static void require(Session session, String plan) throws Stop {
    Shell shell = session.shell();
    if (!shell.isTerminal()) {
      throw new Stop(
          ExitCode.USAGE,
          "nobody is there to confirm this run",
          "repeat it with --yes, or with --dry-run to look only");
    }
    shell.out().print(plan);
    shell.out().flush();
    shell.err().print("Begin? Type yes: ");
    shell.err().flush();
    try {
      String line = shell.in().readLine();
      if (line == null || !line.strip().equals("yes")) {
        throw new Stop(ExitCode.REFUSED, REFUSED);
      }
    } catch (IOException gone) {
      throw new Stop(ExitCode.REFUSED, REFUSED);
    }
  }
}
