// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.core.audit.finding.FindingCode;
import io.wayout.core.decide.Decision;
import io.wayout.core.guard.Refusal;
import io.wayout.core.model.Notice;
import io.wayout.provider.ProviderFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The documents say what the code does. `-Dwayout.docs.update=true` writes the generated parts
/// anew.
class DocsTest {
  private static final Pattern INVARIANT = Pattern.compile("\\bI\\d\\d\\b");
  private static final Pattern POINTER =
      Pattern.compile("\\bdocs/[\\w./-]+\\.(?:md|json)(?:#[\\w-]+)?");
  private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+(?:Test|Contract))`");
  private static final int STYLE_LINES_MAX = 150;

  @Test
  void link_leadsSomewhere() {
    assertThat(Markdown.all().stream().flatMap(Markdown::brokenLinks)).isEmpty();
  }

  @Test
  void codePointer_leadsSomewhere() {
    Stream<String> broken =
        SourceTree.texts().stream()
            .filter(file -> !file.toString().endsWith(".md"))
            .flatMap(file ->
                POINTER
                    .matcher(SourceTree.read(file))
                    .results()
                    .filter(found -> !isThere(found.group()))
                    .map(found -> SourceTree.name(file) + " points to " + found.group()));
    assertThat(broken).isEmpty();
  }

  @Test
  void invariant_isListedOnce() {
    List<String> listed = rows("docs/invariants.md", "\\| (I\\d\\d) \\|");
    assertThat(listed).doesNotHaveDuplicates().isSorted().contains("I01", "I97");

    var cited = new TreeSet<String>();
    SourceTree.texts().stream()
        .filter(
            file -> !SourceTree.name(file).startsWith("agent/app/src/test/java/io/wayout/house"))
        .forEach(file ->
            INVARIANT.matcher(SourceTree.read(file)).results().forEach(m -> cited.add(m.group())));
    assertThat(listed).containsAll(cited);
  }

  @Test
  void notice_isExplained() {
    assertSameSet(rows("docs/operations/alarms.md", "### `(\\w+)`"), Notice.Code.values());
  }

  @Test
  void refusalAndGate_areExplained() {
    String page = "docs/reference/errors.md";
    assertSameSet(rows(page, "\\| `(\\w+)` \\| refused"), Refusal.Code.values());
    assertSameSet(rows(page, "\\| `(\\w+)` \\| holds"), Decision.Gate.values());
  }

  @Test
  void exitCode_isExplained() {
    List<String> numbers =
        Arrays.stream(ExitCode.values()).map(code -> Integer.toString(code.number())).toList();
    assertThat(rows("docs/reference/errors.md", "\\| (\\d+) \\|"))
        .containsExactlyElementsOf(numbers);
  }

  @Test
  void decision_namesATestThatExists() {
    Set<String> classes =
        SourceTree.java().stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    for (Path page : pages("docs/decisions")) {
      List<String> tests =
          TEST_CLASS.matcher(SourceTree.read(page)).results().map(m -> m.group(1)).toList();
      assertThat(tests).as(SourceTree.name(page)).isNotEmpty().allMatch(classes::contains);
    }
  }

  @Test
  void decision_isInTheList() {
    String list = SourceTree.read(SourceTree.at("docs/decisions/README.md"));
    assertThat(pages("docs/decisions"))
        .allMatch(page -> list.contains("(" + page.getFileName() + ")"));
  }

  @Test
  void styleGuide_isShort() {
    assertThat(SourceTree.lines(SourceTree.at("docs/STYLE.md")))
        .hasSizeLessThanOrEqualTo(STYLE_LINES_MAX);
  }

  @Test
  void translation_saysTheSame() {
    Markdown english = Markdown.read(SourceTree.at("README.md"));
    Markdown chinese = Markdown.read(SourceTree.at("docs/README.zh-CN.md"));

    assertThat(chinese.anchors()).hasSameSizeAs(english.anchors());
    assertThat(commands(chinese)).isEqualTo(commands(english));
  }

  @Test
  void findingTable_isGenerated() throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "| code | level | what it means | how to mend it |", "| --- | --- | --- | --- |"));
    for (FindingCode code : FindingCode.values()) {
      lines.add(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  code,
                  code.level().name().toLowerCase(Locale.ROOT),
                  code.meaning(),
                  code.remedy()));
    }
    Generated.between(SourceTree.at("docs/reference/findings.md"), "findings", lines);
  }

  @Test
  void providerTable_isGenerated() throws IOException {
    Generated.between(SourceTree.at("docs/providers/README.md"), "capabilities", capabilities());
  }

  /// Code blocks without their comments, which are translated.
  private static List<String> commands(Markdown page) {
    return page.blocks().stream()
        .map(block -> block.replaceAll("(?m)\\s*#.*$", "").strip())
        .toList();
  }

  private static List<String> capabilities() {
    List<String> head =
        List.of(
            "| provider | compare-and-set | atomic replace | batch | change tracking | alias"
                + " records | smallest TTL | applied at the latest after | requests | settings |",
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    Stream<String> rows =
        ServiceLoader.load(ProviderFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(ProviderFactory::name))
            .map(CapabilityRow::of);
    return Stream.concat(head.stream(), rows).toList();
  }

  private static boolean isThere(String pointer) {
    String[] parts = pointer.split("#", 2);
    Path file = SourceTree.at(parts[0]);
    return Files.exists(file)
        && (parts.length == 1 || Markdown.read(file).anchors().contains(parts[1]));
  }

  private static List<Path> pages(String folder) {
    return SourceTree.all().stream()
        .filter(file -> SourceTree.name(file).matches(folder + "/\\d{4}-.*\\.md"))
        .toList();
  }

  private static List<String> rows(String page, String pattern) {
    return Pattern.compile("(?m)^" + pattern)
        .matcher(SourceTree.read(SourceTree.at(page)))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static void assertSameSet(List<String> documented, Enum<?>[] codes) {
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(codes).map(Enum::name).toList());
  }
}
