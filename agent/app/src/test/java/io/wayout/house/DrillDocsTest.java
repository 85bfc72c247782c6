// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.Cli;
import io.wayout.app.cli.frame.Parts;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.config.Adapters;
import io.wayout.app.config.key.book.ScenarioKeys;
import io.wayout.app.config.text.ConfigSchema;
import io.wayout.app.config.text.KeyTables;
import io.wayout.app.drill.Library;
import io.wayout.app.drill.ScenarioFile;
import io.wayout.drill.script.Scenario;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// The page on drills says what the code does; its example is what the program prints.
class DrillDocsTest {
  private static final Path PAGE = SourceTree.at("docs/drill.md");

  @Test
  void schema_isGenerated() throws IOException {
    Generated.whole(SourceTree.at("docs/scenario.schema.json"), ConfigSchema.ofScenario());
  }

  @Test
  void keyTables_areGenerated() throws IOException {
    Generated.between(PAGE, "keys", KeyTables.of(ScenarioKeys.ROOT));
  }

  @Test
  void scenarioTable_isGenerated() throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("| id | date | outage | twist |", "| --- | --- | --- | --- |"));
    for (String id : Library.ids()) {
      if (!id.endsWith("-twisted")) {
        Scenario plain = Library.scenario(id);
        lines.add(
            "| `%s` | %s | %s | %s |"
                .formatted(
                    id,
                    plain.start().toString().substring(0, 10),
                    plain.title(),
                    Library.ids().contains(id + "-twisted")
                        ? Library.scenario(id + "-twisted").title()
                        : ""));
      }
    }
    Generated.between(PAGE, "scenarios", lines);
  }

  /// Also the golden text of a whole drill.
  @Test
  void example_isWhatTheProgramPrints() throws IOException {
    String printed = run("drill", "out-01-twisted", "--config", Examples.recommended().toString());
    List<String> lines = new ArrayList<>(List.of("```", "$ wayout drill out-01-twisted"));
    lines.addAll(printed.lines().toList());
    lines.add("```");
    Generated.between(PAGE, "example", lines);
  }

  @Test
  void exampleScenario_canBeRead() {
    String page = SourceTree.read(PAGE);
    int from = page.indexOf("```yaml\n") + "```yaml\n".length();
    String text = page.substring(from, page.indexOf("```", from));

    assertThat(ScenarioFile.of(Path.of("mine.yaml"), text).problems()).isEmpty();
  }

  private static String run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Parts parts =
        new Parts(
            absent(),
            absent(),
            _ -> {
              throw new IllegalStateException("no agent here");
            },
            absent(),
            Adapters::none,
            Examples::drills);
    BufferedReader nothing = new BufferedReader(new StringReader(""));
    new Cli(new Shell(stream, stream, nothing, false, Map.of(), parts)).run(arguments);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static <T> Supplier<T> absent() {
    return () -> {
      throw new IllegalStateException("a drill enters no other room");
    };
  }
}
