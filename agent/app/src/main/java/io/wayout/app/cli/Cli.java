// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.frame.Version;
import io.wayout.app.cli.text.Clean;
import io.wayout.app.cli.text.Style;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line: builds what is asked for, runs it, and turns its end into an exit code.
public final class Cli {
  private final Shell shell;

  public Cli(Shell shell) {
    this.shell = shell;
  }

  /// Runs one command.
  ///
  /// @return the exit code of the process; see [ExitCode]
  public int run(String... arguments) {
    CommandLine line = commandLine(arguments);
    int code = line.execute(arguments);
    shell.out().flush();
    shell.err().flush();
    return code;
  }

  /// The whole command line, for help, completion and the manual.
  public CommandLine commandLine() {
    return commandLine(new String[0]);
  }

  /// Only the command that is named first, if there is one; all of them otherwise.
  private CommandLine commandLine(String[] arguments) {
    CommandLine root = new CommandLine(root());
    var table = new CommandTable(shell, this::commandLine);
    boolean isNamed = arguments.length > 0 && CommandTable.NAMES.contains(arguments[0]);
    List<String> names = isNamed ? List.of(arguments[0]) : CommandTable.NAMES;
    names.forEach(name -> root.addSubcommand(name, table.command(name)));
    help(root);
    root.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(shell.isColoured() ? Ansi.ON : Ansi.OFF))
        .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((wrong, _) -> wrong(wrong))
        .setExecutionExceptionHandler((failed, _, _) -> ended(failed));
    return root;
  }

  private static CommandSpec root() {
    CommandSpec spec = CommandSpec.create().name("wayout");
    spec.version("wayout " + Version.text());
    spec.usageMessage()
        .description("Leads business domains out of a DNS vendor's outage.")
        .footer(
            "",
            "Exit codes: 0 done, 1 failed, 2 usage, 3 configuration, 4 refused by a safety rule,",
            "5 no way out, 6 partly applied, 7 daemon unreachable, 8 not verified in time.");
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version.")
            .build());
    return spec;
  }

  /// Every command explains itself.
  private static void help(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    line.getSubcommands().values().forEach(Cli::help);
  }

  private int wrong(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    String name = line.getCommandSpec().qualifiedName();
    say(String.valueOf(wrong.getMessage()), suggestion(wrong) + "see: " + name + " --help");
    return ExitCode.USAGE.number();
  }

  private static String suggestion(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      return near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
    }
    return "";
  }

  private int ended(Exception failed) throws Exception {
    if (failed instanceof Stop stop) {
      say(String.valueOf(stop.getMessage()), stop.remedy().orElse(""));
      return stop.code().number();
    }
    throw failed;
  }

  private void say(String message, String remedy) {
    Style style = new Style(shell.isColoured());
    shell.out().flush();
    String clean = message.lines().map(Clean::text).collect(Collectors.joining("\n"));
    shell.err().println(style.bad("wayout:") + " " + clean);
    if (!remedy.isBlank()) {
      shell.err().println("  " + Clean.text(remedy));
    }
  }
}
