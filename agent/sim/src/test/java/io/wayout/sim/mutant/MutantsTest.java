// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The proof of the oracles: each deliberately broken build is convicted by the oracle that guards
/// against it, and the unbroken one comes through the same schedules.
class MutantsTest {
  private static final Path ROOT = Path.of(System.getProperty("wayout.root", "../.."));
  private static final String BEGIN = "<!-- generated: mutants -->\n";

  @TempDir private static Path folder = Path.of("");

  static Stream<String> cells() {
    return Cells.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void unbrokenBuild_comesThroughTheCell(String cell) {
    assertThat(new CellPlayer().apply(cell)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.wayout.sim.mutant.Mutant#all")
  void mutant_isConvictedByItsOracle(Mutant mutant)
      throws IOException, ReflectiveOperationException {
    List<String> broken = new Foundry(ROOT, folder).play(mutant, mutant.cell());

    assertThat(broken)
        .as("%s in cell '%s'", mutant.broken(), mutant.cell())
        .anyMatch(text -> text.startsWith("BROKEN " + mutant.oracle()));
  }

  @Test
  void everyMutantAndCell_isUsedOnce() {
    List<Mutant> all = Mutant.all();
    Map<String, ?> cells = Cells.all();

    assertThat(all).extracting(Mutant::name).doesNotHaveDuplicates().hasSizeGreaterThan(25);
    assertThat(all).allMatch(m -> cells.containsKey(m.cell()));
    assertThat(cells.keySet()).allMatch(c -> all.stream().anyMatch(m -> m.cell().equals(c)));
  }

  /// The table in docs/testing.md.
  @Test
  void list_isInTheDocuments() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| mutant | what is broken | cell | convicted by |");
    lines.add("| --- | --- | --- | --- |");
    for (Mutant m : Mutant.all()) {
      lines.add("| `%s` | %s | %s | %s |".formatted(m.name(), m.broken(), m.cell(), m.oracle()));
    }
    Path page = ROOT.resolve("docs/testing.md");
    String text = Files.readString(page);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf("<!-- end -->", from);
    String wanted = text.substring(0, from) + String.join("\n", lines) + "\n" + text.substring(to);
    if (Boolean.getBoolean("wayout.docs.update")) {
      Files.writeString(page, wanted);
    }
    assertThat(Files.readString(page)).isEqualTo(wanted);
  }
}
