// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.local;

import io.wayout.app.cli.frame.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `wayout demo`.
@Command(
    name = "demo",
    description =
        "Shows a whole two-vendor world on loopback, an outage, and the way out, in under"
            + " a minute; needs neither root nor network.")
public final class DemoCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--keep", description = "Leave everything running at the end, until Ctrl-C.")
  private boolean isKept;

  public DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return shell.parts().demo().get().run(shell, isKept);
  }
}
