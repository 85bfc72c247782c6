// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every invariant has someone who watches over it, or a reason why nobody can.
class InvariantsTest {
  private static final String CHECKS = "agent/sim/src/main/java/io/wayout/sim/check/";
  private static final Pattern ROW = Pattern.compile("\\| (I\\d\\d) \\| .* \\| (.*) \\| (.*) \\|");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");
  private static final Pattern NUMBER = Pattern.compile("return \"(I\\d\\d) [^\"]+\";");

  private record Row(String oracle, String heldBy) {}

  @Test
  void everyNumber_hasItsRow() {
    List<String> numbers =
        Stream.of(span(1, 12), span(20, 32), span(40, 50), span(60, 69), span(80, 97))
            .flatMap(List::stream)
            .toList();
    assertThat(rows().keySet()).containsExactlyElementsOf(numbers);
  }

  @Test
  void everyRow_namesAnOracleOrSaysWhyNot() {
    Map<String, Path> oracles = oracles();
    rows()
        .forEach((number, row) -> {
          List<String> named = names(row.oracle());
          if (row.oracle().startsWith("no: ")) {
            assertThat(row.oracle()).as(number).hasSizeGreaterThan(10);
          } else {
            assertThat(named).as(number).isNotEmpty().allMatch(oracles::containsKey);
          }
        });
  }

  @Test
  void everyOracle_isInTheRowOfItsNumber() {
    Map<String, Row> rows = rows();
    oracles()
        .forEach((name, file) -> {
          Matcher number = NUMBER.matcher(SourceTree.read(file));
          if (number.find()) {
            Row row = Optional.ofNullable(rows.get(number.group(1))).orElseThrow();
            assertThat(names(row.oracle())).as(number.group(1)).contains(name);
          }
        });
  }

  @Test
  void everyOracle_isShownToConvict() {
    String tests =
        SourceTree.java().stream()
            .filter(file -> file.toString().endsWith("OracleTest.java"))
            .map(SourceTree::read)
            .collect(Collectors.joining());
    assertThat(oracles().keySet()).allMatch(name -> tests.contains("_breaks" + name + "()"));
  }

  @Test
  void everyRow_isHeldByATestThatExistsOrSaysWhyNot() {
    TreeSet<String> classes =
        SourceTree.java().stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    rows()
        .forEach((number, row) -> {
          boolean isReason =
              row.heldBy().startsWith("planned") || row.heldBy().startsWith("design");
          List<String> named = names(row.heldBy());
          assertThat(named).as(number).allMatch(classes::contains);
          assertThat(isReason || !named.isEmpty()).as(number).isTrue();
        });
  }

  private static List<String> span(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj("I%02d"::formatted).toList();
  }

  private static Map<String, Row> rows() {
    Map<String, Row> rows = new TreeMap<>();
    for (String line : SourceTree.lines(SourceTree.at("docs/invariants.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), new Row(row.group(2), row.group(3)));
      }
    }
    return rows;
  }

  /// The classes that watch, by their names.
  private static Map<String, Path> oracles() {
    Map<String, Path> oracles = new TreeMap<>();
    for (Path file : SourceTree.java()) {
      boolean isOracle =
          SourceTree.name(file).startsWith(CHECKS)
              && SourceTree.read(file).contains(" implements Oracle ");
      if (isOracle) {
        oracles.put(file.getFileName().toString().replace(".java", ""), file);
      }
    }
    assertThat(oracles).hasSizeGreaterThan(30);
    return oracles;
  }

  private static List<String> names(String cell) {
    List<String> names = new ArrayList<>();
    NAME.matcher(cell).results().forEach(found -> names.add(found.group(1)));
    return names;
  }
}
