// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What the documents tell people to type exists.
class CommandDocsTest {
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

  /// The program in the place of a command: alone, by its path, or behind `sudo`.
  private static final Pattern CALL =
      Pattern.compile("^(?:sudo )?(?:[\\w./-]*/)?wayout ([^|&;#>]*)");

  /// What the page of invariants says of commands that come later.
  private static final Pattern PLANNED = Pattern.compile("audit|drill");

  @Test
  void reference_isGenerated() throws IOException {
    List<String> lines = ManualPages.reference(ManualFiles.commandLine());
    Generated.between(SourceTree.at("docs/reference/commands.md"), "commands", lines);
  }

  @Test
  void typedCommand_exists() {
    var findings = new ArrayList<String>();
    for (Markdown page : Markdown.all()) {
      if (!page.file().endsWith("commands.md")) {
        for (String text : typed(page)) {
          String flaw = flaw(text);
          if (!flaw.isEmpty()) {
            findings.add(SourceTree.name(page.file()) + ": wayout " + text + ": " + flaw);
          }
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  /// Whatever follows `wayout` in code spans and blocks.
  private static List<String> typed(Markdown page) {
    var texts = new ArrayList<String>(page.blocks().stream().flatMap(String::lines).toList());
    String prose = SourceTree.read(page.file()).replaceAll("(?s)```.*?```", "");
    SPAN.matcher(prose).results().map(span -> span.group(1)).forEach(texts::add);
    return texts.stream()
        .map(text -> text.replaceAll("\\s+", " ").strip())
        .flatMap(text -> CALL.matcher(text).results())
        .map((MatchResult call) -> call.group(1).strip())
        .filter(call -> call.matches("[a-z-].*"))
        .filter(call -> !PLANNED.matcher(call).matches())
        .toList();
  }

  private static String flaw(String call) {
    CommandLine command = ManualFiles.commandLine();
    for (String word : call.split(" ")) {
      if (word.startsWith("-")) {
        String option = word.replaceFirst("[=,.:)].*", "");
        if (!command.getCommandSpec().optionsMap().containsKey(option)) {
          return "no option " + option;
        }
      } else if (!command.getSubcommands().isEmpty()) {
        CommandLine next = command.getSubcommands().get(word.replaceFirst("[,.:)]$", ""));
        if (next == null) {
          return "no command " + word;
        }
        command = next;
      }
    }
    return "";
  }
}
