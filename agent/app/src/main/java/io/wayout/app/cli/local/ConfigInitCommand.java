// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.local;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `wayout config init [FILE]`.
@Command(
    name = "init",
    description = "Writes a commented configuration to start from; never over a file that exists.")
public final class ConfigInitCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: standard output.")
  private @Nullable Path file;

  public ConfigInitCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Stop {
    String example = shell.parts().config().get().example();
    if (file == null) {
      shell.out().print(example);
      shell.out().flush();
      return ExitCode.DONE.number();
    }
    try {
      Files.writeString(file, example, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException exists) {
      throw new Stop(ExitCode.REFUSED, file + " exists", "choose another name, or move it away");
    } catch (IOException failed) {
      throw new Stop(ExitCode.FAILED, "can't write " + file + ": " + failed.getMessage());
    }
    shell.out().println("wrote " + file + "; edit it, then: wayout config check " + file);
    return ExitCode.DONE.number();
  }
}
