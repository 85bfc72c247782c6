// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.runbook;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.disk.WholeFile;
import io.wayout.app.runbook.library.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wayout runbook init [NAME…]`.
@Command(
    name = "init",
    description =
        "Copies runbooks of the library beside the configuration, to be made your own; a file that"
            + " is there stays as it is.")
public final class RunbookInitCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which ones (default: all).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "Where to (default: runbooks beside the configuration).")
  private @Nullable Path folder;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Default: $WAYOUT_CONFIG or /etc/wayout/wayout.yaml.")
  private @Nullable Path config;

  public RunbookInitCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Stop {
    List<String> chosen = names.isEmpty() ? Library.names() : names;
    for (String name : chosen) {
      if (!Library.names().contains(name)) {
        throw new Stop(
            ExitCode.USAGE,
            "there is no runbook '" + name + "' in the library",
            "it has: " + String.join(", ", Library.names()));
      }
    }
    Path to =
        Optional.ofNullable(folder)
            .orElseGet(() -> shell.config(Optional.ofNullable(config)).resolveSibling("runbooks"));
    try {
      Files.createDirectories(to);
      for (String name : chosen) {
        copy(name, to.resolve(name + ".yaml"));
      }
    } catch (IOException broken) {
      throw new Stop(
          ExitCode.FAILED, to + " can't be written: " + broken.getMessage(), "use --folder");
    }
    shell.out().println("make them your own, then: wayout config check && wayout reload");
    shell.out().flush();
    return ExitCode.DONE.number();
  }

  private void copy(String name, Path file) throws IOException {
    if (Files.exists(file)) {
      shell.out().println(file + " is there already");
    } else {
      WholeFile.write(file, Library.text(name));
      shell.out().println(file);
    }
  }
}
