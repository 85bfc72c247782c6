// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.app.runbook.run.Run;
import io.wayout.app.runbook.run.StepRun;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.decide.Decision;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Policy;
import io.wayout.core.plane.Shape;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page's files keep the house's order: small, listed, from this host alone, and with every
/// word in both languages.
class PageFilesTest {
  private static final Path ROOT = Path.of("src/main/resources/io/wayout/app/page");
  private static final int LINES_MAX = 200;
  private static final Pattern WORD = Pattern.compile("\\bt\\('([^']+)'");
  private static final Pattern COUNTED = Pattern.compile("\\btn\\('([^']+)'");
  private static final Pattern FAMILY = Pattern.compile("\\b(?:t\\(`|word\\(')([a-z.]+)");

  @Test
  void list_namesEveryFile() throws IOException {
    List<String> listed =
        Files.readString(ROOT.resolve("files.txt"))
            .lines()
            .filter(l -> !l.startsWith("#"))
            .toList();

    assertThat(listed)
        .containsExactlyElementsOf(names().filter(n -> !n.equals("files.txt")).sorted().toList());
  }

  @Test
  void file_isSmallLicensedAndFromHereAlone() throws IOException {
    for (String name : names().toList()) {
      String text = text(name);
      boolean isData = name.endsWith(".json") || name.endsWith(".txt");
      assertThat(isData || text.lines().count() <= LINES_MAX).as(name + " is small").isTrue();
      assertThat(isData || text.contains("SPDX-License-Identifier: Apache-2.0"))
          .as(name + " has its license")
          .isTrue();
      assertThat(text.replace("http://www.w3.org/2000/svg", "").replace("https://host/", ""))
          .as(name + " names no other host")
          .doesNotContain("http://", "https://", "//cdn", "@import", "innerHTML", "eval(");
    }
  }

  @Test
  void language_hasTheSameKeysAndPlaceholdersAsTheOther() throws IOException {
    Json en = JsonText.read(text("lang/en.json"));
    Json zh = JsonText.read(text("lang/zh.json"));

    assertThat(keys(zh)).isEqualTo(keys(en));
    for (String key : keys(en)) {
      assertThat(places(zh.text(key))).as(key).isEqualTo(places(en.text(key)));
      assertThat(zh.text(key)).as(key).isNotBlank();
    }
  }

  @Test
  void word_thatTheScriptsSayIsInTheLanguages() throws IOException {
    Set<String> known = keys(JsonText.read(text("lang/en.json")));
    Set<String> said = new TreeSet<>();
    Set<String> families = new TreeSet<>();
    for (String name : names().filter(n -> n.endsWith(".js")).toList()) {
      said.addAll(found(WORD, text(name)));
      found(COUNTED, text(name)).forEach(key -> said.addAll(List.of(key + ".one", key + ".other")));
      families.addAll(found(FAMILY, text(name)));
    }

    assertThat(known).containsAll(said);
    assertThat(families)
        .isNotEmpty()
        .allMatch(family -> known.stream().anyMatch(key -> key.startsWith(family)));
  }

  @Test
  void word_ofTheAgentIsInTheLanguages() throws IOException {
    Set<String> known = keys(JsonText.read(text("lang/en.json")));

    assertThat(known)
        .containsAll(all("code", Notice.Code.values()))
        .containsAll(all("level", Notice.Level.values()))
        .containsAll(all("gate", Decision.Gate.values()))
        .containsAll(all("kind", JournalRow.Kind.values()))
        .containsAll(all("phase", Phase.values()))
        .containsAll(all("cause", Cause.values()))
        .containsAll(all("shape", Shape.values()))
        .containsAll(all("verdict", Verdict.values()))
        .containsAll(all("mode", Policy.Mode.values()))
        .containsAll(small("campaign.phase", Campaign.Phase.values()))
        .containsAll(small("drill", Rehearsal.Phase.values()))
        .containsAll(small("run", Run.Phase.values()))
        .containsAll(small("step", StepRun.Status.values()));
  }

  private static List<String> small(String family, Enum<?>[] values) {
    return Arrays.stream(values)
        .map(v -> family + "." + v.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static List<String> all(String family, Enum<?>[] values) {
    return Arrays.stream(values).map(v -> family + "." + v.name()).toList();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  private static Set<String> places(String text) {
    return found(Pattern.compile("\\{(\\w+)\\}"), text);
  }

  private static Set<String> keys(Json language) {
    return language instanceof Json.Members(var byName) ? new TreeSet<>(byName.keySet()) : Set.of();
  }

  private static Stream<String> names() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all
          .filter(Files::isRegularFile)
          .map(p -> ROOT.relativize(p).toString())
          .toList()
          .stream();
    }
  }

  private static String text(String name) throws IOException {
    return Files.readString(ROOT.resolve(name));
  }
}
