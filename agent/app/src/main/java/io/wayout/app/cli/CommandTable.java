// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import io.wayout.app.cli.access.PageCommand;
import io.wayout.app.cli.access.TokenCreateCommand;
import io.wayout.app.cli.access.TokenListCommand;
import io.wayout.app.cli.access.TokenRevokeCommand;
import io.wayout.app.cli.act.AbortCommand;
import io.wayout.app.cli.act.AckCommand;
import io.wayout.app.cli.act.AdoptCommand;
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
import io.wayout.app.cli.audit.AuditCommand;
import io.wayout.app.cli.campaign.EvacuateCommand;
import io.wayout.app.cli.campaign.ReturnCommand;
import io.wayout.app.cli.drill.DrillCommand;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.local.AgentCommand;
import io.wayout.app.cli.local.BreakglassCommand;
import io.wayout.app.cli.local.CompletionCommand;
import io.wayout.app.cli.local.ConfigCheckCommand;
import io.wayout.app.cli.local.ConfigInitCommand;
import io.wayout.app.cli.local.ConfigSchemaCommand;
import io.wayout.app.cli.local.ConfigShowCommand;
import io.wayout.app.cli.local.DemoCommand;
import io.wayout.app.cli.local.ProviderListCommand;
import io.wayout.app.cli.local.VersionCommand;
import io.wayout.app.cli.notify.NotifyListCommand;
import io.wayout.app.cli.notify.NotifyTestCommand;
import io.wayout.app.cli.runbook.RunbookAbortCommand;
import io.wayout.app.cli.runbook.RunbookApproveCommand;
import io.wayout.app.cli.runbook.RunbookCheckCommand;
import io.wayout.app.cli.runbook.RunbookInitCommand;
import io.wayout.app.cli.runbook.RunbookListCommand;
import io.wayout.app.cli.runbook.RunbookResumeCommand;
import io.wayout.app.cli.runbook.RunbookRunCommand;
import io.wayout.app.cli.runbook.RunbookRunsCommand;
import io.wayout.app.cli.runbook.RunbookShowCommand;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Every command by its name, built only when it is needed.
final class CommandTable {
  /// In the order of the help.
  static final List<String> NAMES =
      List.of(
          "agent",
          "demo",
          "status",
          "watch",
          "plan",
          "switch",
          "failback",
          "evacuate",
          "return",
          "freeze",
          "unfreeze",
          "ack",
          "adopt",
          "abort",
          "audit",
          "drill",
          "breakglass",
          "runbook",
          "history",
          "notify",
          "show",
          "why",
          "check",
          "provider",
          "record",
          "config",
          "reload",
          "token",
          "page",
          "completion",
          "version");

  private final Shell shell;
  private final Supplier<CommandLine> whole;

  /// @param whole the command line with every command
  CommandTable(Shell shell, Supplier<CommandLine> whole) {
    this.shell = shell;
    this.whole = whole;
  }

  /// @param name one of [#NAMES]
  CommandLine command(String name) {
    return switch (name) {
      case "provider" -> provider();
      case "runbook" -> runbook();
      case "record" -> record();
      case "config" -> config();
      case "notify" -> notification();
      case "token" -> token();
      default -> new CommandLine(object(name));
    };
  }

  private Object object(String name) {
    return switch (name) {
      case "agent" -> new AgentCommand(shell);
      case "demo" -> new DemoCommand(shell);
      case "status" -> new StatusCommand(shell);
      case "watch" -> new WatchCommand(shell);
      case "plan" -> new PlanCommand(shell);
      case "switch" -> new SwitchCommand(shell);
      case "failback" -> new FailbackCommand(shell);
      case "evacuate" -> new EvacuateCommand(shell);
      case "return" -> new ReturnCommand(shell);
      case "freeze" -> new FreezeCommand(shell);
      case "unfreeze" -> new UnfreezeCommand(shell);
      case "ack" -> new AckCommand(shell);
      case "adopt" -> new AdoptCommand(shell);
      case "abort" -> new AbortCommand(shell);
      case "audit" -> new AuditCommand(shell);
      case "drill" -> new DrillCommand(shell);
      case "breakglass" -> new BreakglassCommand(shell);
      case "history" -> new HistoryCommand(shell);
      case "show" -> new ShowCommand(shell);
      case "why" -> new WhyCommand(shell);
      case "check" -> new CheckCommand(shell);
      case "reload" -> new ReloadCommand(shell);
      case "page" -> new PageCommand(shell);
      case "completion" -> new CompletionCommand(shell, whole);
      case "version" -> new VersionCommand(shell);
      default -> throw new IllegalArgumentException("there is no command " + name);
    };
  }

  private CommandLine provider() {
    return group("provider", "DNS providers and the accounts at them.")
        .addSubcommand(new ProviderListCommand(shell))
        .addSubcommand(new ProviderTestCommand(shell));
  }

  private CommandLine runbook() {
    return group("runbook", "Prepared procedures, and their runs.")
        .addSubcommand(new RunbookListCommand(shell))
        .addSubcommand(new RunbookShowCommand(shell))
        .addSubcommand(new RunbookCheckCommand(shell))
        .addSubcommand(new RunbookInitCommand(shell))
        .addSubcommand(new RunbookRunCommand(shell))
        .addSubcommand(new RunbookRunsCommand(shell))
        .addSubcommand(new RunbookResumeCommand(shell))
        .addSubcommand(new RunbookApproveCommand(shell))
        .addSubcommand(new RunbookAbortCommand(shell));
  }

  private CommandLine record() {
    return group("record", "Records at an account.").addSubcommand(new RecordGetCommand(shell));
  }

  private CommandLine notification() {
    return group("notify", "Channels that tell people what happens.")
        .addSubcommand(new NotifyListCommand(shell))
        .addSubcommand(new NotifyTestCommand(shell));
  }

  private CommandLine config() {
    return group("config", "Configuration files.")
        .addSubcommand(new ConfigCheckCommand(shell))
        .addSubcommand(new ConfigShowCommand(shell))
        .addSubcommand(new ConfigInitCommand(shell))
        .addSubcommand(new ConfigSchemaCommand(shell));
  }

  private CommandLine token() {
    return group("token", "Tokens for the API over TCP.")
        .addSubcommand(new TokenCreateCommand(shell))
        .addSubcommand(new TokenListCommand(shell))
        .addSubcommand(new TokenRevokeCommand(shell));
  }

  /// A command that only has commands of its own.
  private static CommandLine group(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    return new CommandLine(spec);
  }
}
