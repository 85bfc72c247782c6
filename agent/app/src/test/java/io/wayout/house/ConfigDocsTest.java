// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Config;
import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.load.ConfigLoader;
import io.wayout.app.config.text.ConfigSchema;
import io.wayout.app.config.text.ConfigTemplate;
import io.wayout.app.config.text.ConfigText;
import io.wayout.app.config.text.KeyTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The configuration's documents are what the code says, and every shown configuration is valid.
class ConfigDocsTest {
  private static final Path REFERENCE = SourceTree.at("docs/reference/configuration.md");

  @TempDir private Path folder;

  @Test
  void schema_isGenerated() throws IOException {
    Generated.whole(SourceTree.at("docs/wayout.schema.json"), ConfigSchema.json());
  }

  @Test
  void keyTables_areGenerated() throws IOException {
    Generated.between(REFERENCE, "keys", KeyTables.lines());
  }

  @Test
  void problemTable_isGenerated() throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("", "| code | kind | what |", "| --- | --- | --- |"));
    Arrays.stream(ProblemCode.values())
        .map(code ->
            "| `%s` | %s | %s |"
                .formatted(code.id(), code.severity().name().toLowerCase(Locale.ROOT), code.doc()))
        .forEach(lines::add);

    Generated.between(REFERENCE, "problems", lines);
  }

  @Test
  void twoBinds_isValid() {
    assertThat(problems(SourceTree.at("deploy/examples/two-binds.yaml"))).isEmpty();
  }

  @Test
  void bindAndPowerdns_isValidButForItsCredentials() {
    assertThat(problems(SourceTree.at("deploy/examples/bind-and-powerdns.yaml")))
        .extracting(ConfigProblem::code)
        .containsOnly(ProblemCode.CREDENTIAL_UNSEEN);
  }

  @Test
  void twoClouds_isValidButForItsCredentials() {
    assertThat(problems(SourceTree.at("deploy/examples/two-clouds.yaml")))
        .extracting(ConfigProblem::code)
        .containsOnly(ProblemCode.CREDENTIAL_UNSEEN);
  }

  @Test
  void poolWithIncludes_isValidAndProbesEachTargetOnce() {
    Path file = SourceTree.at("deploy/examples/pool/wayout.yaml");

    assertThat(problems(file)).isEmpty();
    Config config = ((LoadResult.Valid) ConfigLoader.load(file, Examples.environment())).config();
    assertThat(config.topology().domains()).hasSize(3);
    assertThat(config.topology().checks()).hasSize(2 + config.topology().witnesses().size());
  }

  @Test
  void lab_isValid() {
    assertThat(problems(SourceTree.at("deploy/lab/wayout.yaml"))).isEmpty();
  }

  @Test
  void template_passesWithWarningsOnly() throws IOException {
    assertThat(problems(written(ConfigTemplate.text())))
        .extracting(ConfigProblem::code)
        .containsOnly(ProblemCode.CREDENTIAL_UNSEEN);
  }

  @Test
  void firstConfigurationOfTheReadme_passesWithWarningsOnly() throws IOException {
    String readme = SourceTree.read(SourceTree.at("README.md"));
    int from = readme.indexOf("```yaml\n") + "```yaml\n".length();
    Path file = written(readme.substring(from, readme.indexOf("```", from)));

    assertThat(problems(file))
        .extracting(ConfigProblem::code)
        .containsOnly(ProblemCode.CREDENTIAL_UNSEEN);
  }

  @Test
  void shownConfiguration_isTheSameConfiguration() throws IOException {
    Path file = SourceTree.at("deploy/examples/bind-and-powerdns.yaml");
    Config config = ((LoadResult.Valid) ConfigLoader.load(file, Examples.environment())).config();

    Path shown = written(ConfigText.yaml(config));

    Config again = ((LoadResult.Valid) ConfigLoader.load(shown, Examples.environment())).config();
    assertThat(again.topology()).isEqualTo(config.topology());
    assertThat(again.agent()).isEqualTo(config.agent());
    assertThat(ConfigText.yaml(again)).isEqualTo(ConfigText.yaml(config));
  }

  private Path written(String text) throws IOException {
    Path file = folder.resolve("wayout.yaml");
    Files.writeString(file, text);
    return file;
  }

  private static List<ConfigProblem> problems(Path file) {
    return switch (ConfigLoader.load(file, Examples.environment())) {
      case LoadResult.Valid(Config _, List<ConfigProblem> warnings) -> warnings;
      case LoadResult.Invalid(List<ConfigProblem> problems) -> problems;
    };
  }
}
