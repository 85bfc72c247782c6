// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every fault that wayout is built for is played: by a test that says so at the head of its name,
/// or by `CellsSimTest`, which plays the cells of the simulator under all its oracles.
class FaultMatrixTest {
  private static final String FAULTS = "agent/app/src/test/resources/io/wayout/house/faults.txt";
  private static final Pattern TEST =
      Pattern.compile("void ((?:[ptncohx]\\d\\d_?)+)[_A-Za-z]\\w+\\(");
  private static final Pattern ID = Pattern.compile("[ptncohx]\\d\\d");
  private static final Pattern SIMULATED = Pattern.compile("\"([PTNCOHX]\\d\\d)[a-z]?\"");
  private static final String CELLS = "agent/sim/src/main/java/io/wayout/sim/fault/Cells.java";
  private static final String PLAYER =
      "agent/sim/src/test/java/io/wayout/sim/run/CellsSimTest.java";
  private static final int TESTS_SHOWN = 3;

  /// A cell of the matrix; `later` is empty unless it can't be played yet.
  private record Cell(String id, String fault, String follows, String later) {
    static Cell of(String line) {
      String[] parts = line.split(" *\\| *", -1);
      return new Cell(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : "");
    }
  }

  private final Map<String, TreeSet<Path>> tests = tests();

  @Test
  void eachFault_isPlayedByATest() {
    List<String> open =
        cells().stream()
            .filter(cell -> cell.later().isEmpty() && !tests.containsKey(cell.id()))
            .map(Cell::id)
            .toList();
    assertThat(open).isEmpty();
  }

  @Test
  void eachTestOfAFault_namesOneThatIsListed() {
    assertThat(cells().stream().map(Cell::id)).doesNotHaveDuplicates().containsAll(tests.keySet());
  }

  @Test
  void matrix_isGenerated() throws IOException {
    Generated.between(SourceTree.at("docs/testing.md"), "faults", table());
  }

  private List<String> table() {
    var lines = new ArrayList<String>();
    for (String line : SourceTree.lines(SourceTree.at(FAULTS))) {
      if (line.startsWith("## ")) {
        lines.addAll(
            List.of(
                "",
                "#" + line,
                "",
                "| cell | what happens | what must follow | played by |",
                "| --- | --- | --- | --- |"));
      } else if (isCell(line)) {
        Cell cell = Cell.of(line);
        lines.add(
            "| %s | %s | %s | %s |"
                .formatted(cell.id(), cell.fault(), cell.follows(), playedBy(cell)));
      }
    }
    return lines.subList(1, lines.size());
  }

  private String playedBy(Cell cell) {
    if (!tests.containsKey(cell.id())) {
      return cell.later();
    }
    return tests.get(cell.id()).stream()
        .limit(TESTS_SHOWN)
        .map(file -> "[%s](../%s)".formatted(className(file), SourceTree.name(file)))
        .collect(Collectors.joining(", "));
  }

  private static List<Cell> cells() {
    return SourceTree.lines(SourceTree.at(FAULTS)).stream()
        .filter(FaultMatrixTest::isCell)
        .map(Cell::of)
        .toList();
  }

  private static boolean isCell(String line) {
    return line.matches("[A-Z]\\d\\d \\|.*");
  }

  private static Map<String, TreeSet<Path>> tests() {
    var found = new TreeMap<String, TreeSet<Path>>();
    for (Path file : SourceTree.java()) {
      TEST.matcher(SourceTree.read(file))
          .results()
          .flatMap(test -> ID.matcher(test.group(1)).results())
          .map(id -> id.group().toUpperCase(Locale.ROOT))
          .forEach(id -> found.computeIfAbsent(id, _ -> new TreeSet<>()).add(file));
    }
    SIMULATED
        .matcher(SourceTree.read(SourceTree.at(CELLS)))
        .results()
        .forEach(cell ->
            found.computeIfAbsent(cell.group(1), _ -> new TreeSet<>()).add(SourceTree.at(PLAYER)));
    return found;
  }

  private static String className(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
