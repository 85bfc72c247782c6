// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import io.wayout.app.cli.Cli;
import io.wayout.app.cli.frame.Parts;
import io.wayout.app.cli.frame.Parts.DirectOpener;
import io.wayout.app.cli.frame.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;

/// Writes manual pages and completion for the distribution folder; the build runs it.
public final class ManualFiles {
  private ManualFiles() {}

  /// @param arguments the folder to write into
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path manual = Files.createDirectories(folder.resolve("man/man1"));
    Path completion = Files.createDirectories(folder.resolve("completion"));
    for (Map.Entry<String, String> page : ManualPages.pages(commandLine()).entrySet()) {
      Files.writeString(manual.resolve(page.getKey()), page.getValue());
    }
    Files.writeString(
        completion.resolve("wayout.bash"), AutoComplete.bash("wayout", commandLine()));
  }

  /// The whole command line, with nothing behind it.
  static CommandLine commandLine() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    BufferedReader nothing = new BufferedReader(new StringReader(""));
    Parts parts =
        new Parts(
            absent(),
            absent(),
            _ -> ManualFiles.<DirectOpener>absent().get(),
            absent(),
            absent(),
            absent());
    return new Cli(new Shell(nowhere, nowhere, nothing, false, Map.of(), parts)).commandLine();
  }

  private static <T> Supplier<T> absent() {
    return () -> {
      throw new IllegalStateException("the manual enters no room");
    };
  }
}
