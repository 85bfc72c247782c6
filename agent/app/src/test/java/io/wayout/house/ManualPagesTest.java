// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ManualPagesTest {
  @Command(name = "tool", description = "Does things.", subcommands = Move.class)
  private static final class Tool {}

  @Command(name = "move", description = "Moves a thing.%n'Quoted' and .dotted \\ text.")
  private static final class Move {
    @Parameters(paramLabel = "DOMAIN", description = "What to move.")
    private String domain = "";

    @Option(names = "--to", paramLabel = "T", description = "Where | to; default ${DEFAULT-VALUE}.")
    private String to = "home";

    @Option(names = "--dry-run", description = "Only show.")
    private boolean isDry;

    @Override
    public String toString() {
      return domain + to + isDry;
    }
  }

  @Test
  void command_becomesAPage() {
    assertThat(ManualPages.pages(new CommandLine(new Tool())))
        .containsOnlyKeys("tool.1", "tool-move.1")
        .containsEntry(
            "tool-move.1",
            """
            .TH "TOOL-MOVE" 1
            .SH NAME
            tool\\-move \\- Moves a thing.
            .SH SYNOPSIS
            tool move [\\-\\-dry\\-run] [\\-\\-to=T] DOMAIN
            .SH DESCRIPTION
            .PP
            Moves a thing.
            .PP
            \\&'Quoted' and .dotted \\e text.
            .SH ARGUMENTS
            .TP
            \\fBDOMAIN\\fR
            What to move.
            .SH OPTIONS
            .TP
            \\fB\\-\\-dry\\-run\\fR
            Only show.
            .TP
            \\fB\\-\\-to T\\fR
            Where | to; default home.
            """);
  }

  @Test
  void command_becomesASection() {
    assertThat(ManualPages.reference(new CommandLine(new Tool())))
        .containsSequence(
            "## `tool move`",
            "",
            "Moves a thing.",
            "",
            "'Quoted' and .dotted \\ text.",
            "",
            "```",
            "tool move [--dry-run] [--to=T] DOMAIN",
            "```",
            "",
            "| | |",
            "| --- | --- |",
            "| `DOMAIN` | What to move. |",
            "| `--dry-run` | Only show. |",
            "| `--to T` | Where \\| to; default home. |");
  }
}
