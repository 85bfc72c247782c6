// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.local;

import io.wayout.app.breakglass.Breakglass.Format;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `wayout breakglass`: the kit for the day without wayout.
@Command(
    name = "breakglass",
    description =
        "Makes the offline kit: for each domain and outage the console paths and commands for a"
            + " person without wayout. It needs no daemon and holds no secret.")
public final class BreakglassCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private @Nullable Path output;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description = "md or html (default: html if FILE ends with .html or .htm, else md).")
  private @Nullable Form form;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Default: $WAYOUT_CONFIG or /etc/wayout/wayout.yaml.")
  private @Nullable Path config;

  public BreakglassCommand(Shell shell) {
    this.shell = shell;
  }

  /// As it is typed.
  enum Form {
    md,
    html
  }

  @Override
  public Integer call() throws Stop {
    Path file = shell.config(Optional.ofNullable(config));
    Optional<Path> given = Optional.ofNullable(output);
    String kit = shell.parts().config().get().breakglass(file, format(given));
    if (given.isPresent()) {
      write(given.get(), kit);
    } else {
      shell.out().print(kit);
    }
    shell.out().flush();
    return ExitCode.DONE.number();
  }

  private Format format(Optional<Path> given) {
    boolean isPage = given.filter(f -> f.toString().matches("(?i).*\\.html?")).isPresent();
    return switch (Optional.ofNullable(form).orElse(isPage ? Form.html : Form.md)) {
      case md -> Format.MD;
      case html -> Format.HTML;
    };
  }

  private static void write(Path file, String kit) throws Stop {
    try {
      WholeFile.write(file, kit);
    } catch (IOException broken) {
      throw new Stop(
          ExitCode.FAILED,
          file + " can't be written: " + broken.getMessage(),
          "choose another place with -o; an older file there is untouched");
    }
  }
}
