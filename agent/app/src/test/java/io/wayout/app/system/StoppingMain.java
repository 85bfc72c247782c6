// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.app.cli.Cli;
import io.wayout.app.cli.frame.Parts;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.config.Adapters;
import io.wayout.app.daemon.InProcess;
import io.wayout.app.daemon.ServiceRunner;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;

/// The real program with a store that stops where the files in `-Dstop.folder` say.
final class StoppingMain {
  private StoppingMain() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(System.getProperty("stop.folder"));
    Map<String, String> environment = System.getenv();
    Parts parts =
        new Parts(
            () -> new ServiceRunner(store -> new StoppingStore(store, folder)),
            () -> (_, _) -> 1,
            InProcess::new,
            () -> {
              throw new IllegalStateException("no other command than agent");
            },
            Adapters::none,
            () -> {
              throw new IllegalStateException("no other command than agent");
            });
    var in = new BufferedReader(new StringReader(""));
    System.exit(
        new Cli(new Shell(System.out, System.err, in, false, environment, parts)).run(arguments));
  }
}
