// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import io.wayout.app.cli.act.AbortCommand;
import io.wayout.app.cli.act.AckCommand;
import io.wayout.app.cli.act.FailbackCommand;
import io.wayout.app.cli.act.FreezeCommand;
import io.wayout.app.cli.act.PlanCommand;
import io.wayout.app.cli.act.ReloadCommand;
import io.wayout.app.cli.act.SwitchCommand;
import io.wayout.app.cli.act.UnfreezeCommand;
import io.wayout.app.cli.ask.CheckCommand;
import io.wayout.app.cli.ask.HistoryCommand;
import io.wayout.app.cli.ask.ProviderTestCommand;
import io.wayout.app.cli.ask.RecordGetCommand;
import io.wayout.app.cli.ask.ShowCommand;
import io.wayout.app.cli.ask.StatusCommand;
import io.wayout.app.cli.ask.WatchCommand;
import io.wayout.app.cli.ask.WhyCommand;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.local.AgentCommand;
import io.wayout.app.cli.local.CompletionCommand;
import io.wayout.app.cli.local.ConfigCheckCommand;
import io.wayout.app.cli.local.ConfigInitCommand;
import io.wayout.app.cli.local.ConfigSchemaCommand;
import io.wayout.app.cli.local.ConfigShowCommand;
import io.wayout.app.cli.local.DemoCommand;
import io.wayout.app.cli.local.ProviderListCommand;
import io.wayout.app.cli.local.VersionCommand;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Every command by its name, each built only when it is needed.
final class CommandTable {
  private final Shell shell;
  private final SequencedMap<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();

  CommandTable(Shell shell, Supplier<CommandLine> whole) {
    this.shell = shell;
    put("agent", () -> new AgentCommand(shell));
    put("demo", () -> new DemoCommand(shell));
    put("status", () -> new StatusCommand(shell));
    put("watch", () -> new WatchCommand(shell));
    put("plan", () -> new PlanCommand(shell));
    put("switch", () -> new SwitchCommand(shell));
    put("failback", () -> new FailbackCommand(shell));
    put("freeze", () -> new FreezeCommand(shell));
    put("unfreeze", () -> new UnfreezeCommand(shell));
    put("ack", () -> new AckCommand(shell));
    put("abort", () -> new AbortCommand(shell));
    put("history", () -> new HistoryCommand(shell));
    put("show", () -> new ShowCommand(shell));
    put("why", () -> new WhyCommand(shell));
    put("check", () -> new CheckCommand(shell));
    commands.put("provider", this::provider);
    commands.put("record", this::record);
    commands.put("config", this::config);
    put("reload", () -> new ReloadCommand(shell));
    put("completion", () -> new CompletionCommand(shell, whole));
    put("version", () -> new VersionCommand(shell));
  }

  SequencedMap<String, Supplier<CommandLine>> commands() {
    return commands;
  }

  private void put(String name, Supplier<Object> command) {
    commands.put(name, () -> new CommandLine(command.get()));
  }

  private CommandLine provider() {
    return group("provider", "DNS providers and the accounts at them.")
        .addSubcommand(new ProviderListCommand(shell))
        .addSubcommand(new ProviderTestCommand(shell));
  }

  private CommandLine record() {
    return group("record", "Records at an account.").addSubcommand(new RecordGetCommand(shell));
  }

  private CommandLine config() {
    return group("config", "Configuration files.")
        .addSubcommand(new ConfigCheckCommand(shell))
        .addSubcommand(new ConfigShowCommand(shell))
        .addSubcommand(new ConfigInitCommand(shell))
        .addSubcommand(new ConfigSchemaCommand(shell));
  }

  /// A command that only has commands of its own.
  private static CommandLine group(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    return new CommandLine(spec);
  }
}
