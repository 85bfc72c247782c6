// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.local;

import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `wayout version`.
@Command(name = "version", description = "Shows the program's version.")
public final class VersionCommand implements Callable<Integer> {
  private final Shell shell;

  public VersionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().println("wayout " + Version.text());
    return 0;
  }
}
