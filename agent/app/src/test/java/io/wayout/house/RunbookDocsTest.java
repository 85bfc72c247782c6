// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.key.book.RunbookKeys;
import io.wayout.app.config.runbook.RunbookFile;
import io.wayout.app.config.text.ConfigSchema;
import io.wayout.app.config.text.KeyTables;
import io.wayout.app.runbook.library.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page on runbooks says what the code does.
class RunbookDocsTest {
  private static final Path PAGE = SourceTree.at("docs/runbooks.md");

  @Test
  void schema_isGenerated() throws IOException {
    Generated.whole(SourceTree.at("docs/runbook.schema.json"), ConfigSchema.ofRunbook());
  }

  @Test
  void keyTables_areGenerated() throws IOException {
    Generated.between(PAGE, "keys", KeyTables.of(RunbookKeys.ROOT));
  }

  @Test
  void libraryTable_isGenerated() throws IOException {
    List<String> lines = new ArrayList<>(List.of("", "| runbook | for |", "| --- | --- |"));
    Library.names().forEach(n -> lines.add("| `%s` | %s |".formatted(n, Library.title(n))));
    Generated.between(PAGE, "library", lines);
  }

  @Test
  void exampleRunbook_canBeRead() {
    String page = SourceTree.read(PAGE);
    int from = page.indexOf("```yaml\n") + "```yaml\n".length();
    String text = page.substring(from, page.indexOf("```", from));
    ConfigEnvironment environment = Examples.environment().withoutSecrets();

    assertThat(RunbookFile.of(Path.of("mine.yaml"), text, environment).problems()).isEmpty();
  }
}
