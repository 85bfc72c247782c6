// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.term;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import java.io.IOException;

/// Asks the person at the terminal before anything begins.
///
/// @param what what is to be confirmed, e.g. `this move`
/// @param question for the person, e.g. `Move this domain?`
/// @param undone what did not happen without a yes, e.g. `nothing was written`
public record Confirmation(String what, String question, String undone) {

  /// @throws Stop with [ExitCode#USAGE] if nobody is there, with [ExitCode#REFUSED] if the answer
  ///   is anything but `yes`
  public void require(Shell shell) throws Stop {
    if (!shell.isTerminal()) {
      throw new Stop(
          ExitCode.USAGE,
          "nobody is there to confirm " + what,
          "repeat it with --yes, or with --dry-run to look only");
    }
    shell.err().print(question + " Type yes: ");
    shell.err().flush();
    if (!isYes(shell)) {
      throw new Stop(ExitCode.REFUSED, "not confirmed; " + undone);
    }
  }

  private static boolean isYes(Shell shell) {
    try {
      String line = shell.in().readLine();
      return line != null && line.strip().equals("yes");
    } catch (IOException gone) {
      return false;
    }
  }
}
