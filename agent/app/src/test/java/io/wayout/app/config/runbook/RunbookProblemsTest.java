// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Config;
import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.Loading;
import io.wayout.app.runbook.library.Library;
import io.wayout.app.runbook.model.Act;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is wrong with a runbook or a trigger, with its place and remedy; the configuration is
/// refused whole because of it.
class RunbookProblemsTest {
  private static final long SEED = Long.getLong("wayout.seed", System.nanoTime());
  private static final int ROUNDS = Integer.getInteger("wayout.rounds", 300);
  private static final String BOOK = "/etc/wayout/runbooks/leave.yaml";
  private static final String GOOD =
      """
      runbook: leave
      title: Leave a vendor
      parameters:
        vendor: {type: vendor}
        hold: {type: duration, default: 2h}
      guards:
        - way-out: {vendor: "${vendor}"}
      steps:
        - evacuate: {vendor: "${vendor}"}
          timeout: 1h
        - freeze: {vendor: "${vendor}", for: "${hold}"}
        - http: {url: "https://hooks.example/x", headers: {Authorization: {env: ALI}}}
          on-failure: continue
      """;

  @Test
  void goodRunbook_isReadFromTheFolderBeside() {
    Config config = ((LoadResult.Valid) loading(GOOD).result()).config();

    assertThat(config.shelf().runbooks()).containsOnlyKeys("leave");
    assertThat(config.shelf().runbooks().get("leave").steps())
        .extracting(s -> s.act().word())
        .containsExactly("evacuate", "freeze", "http");
    assertThat(config.files()).contains(Path.of(BOOK));
  }

  @Test
  void namedFiles_areReadInstead() {
    Config config =
        ((LoadResult.Valid)
                loading("nonsense")
                    .more("runbooks: [books/*.yaml]")
                    .file("/etc/wayout/books/leave.yaml", GOOD)
                    .result())
            .config();

    assertThat(config.shelf().runbooks()).containsOnlyKeys("leave");
  }

  @Test
  void unknownParameter_isNamedWithItsLine() {
    assertThat(
            problems(
                GOOD.replace(
                    "evacuate: {vendor: \"${vendor}\"", "evacuate: {vendor: \"${vendro}\"")))
        .containsExactly(
            "leave.yaml:9 BAD_VALUE there is no parameter 'vendro' | did you mean 'vendor'?");
  }

  @Test
  void unknownVendor_isRefused() {
    assertThat(
            problems(
                GOOD.replace("- evacuate: {vendor: \"${vendor}\"", "- evacuate: {vendor: alibab")))
        .containsExactly(
            "leave.yaml:9 BAD_VALUE the configuration has no vendor 'alibab' | did you mean"
                + " 'alibaba'?");
  }

  @Test
  void stepWithTwoActs_isRefused() {
    assertThat(problems(GOOD.replace("    timeout: 1h", "    pause: Look")))
        .containsExactly(
            "leave.yaml:9 CONFLICTING_KEYS the step does several things: [evacuate, pause] | make"
                + " one step of each");
  }

  @Test
  void unusedParameter_isAWarning() {
    Loading loading = loading(GOOD.replace("${hold}", "1h"));

    assertThat(((LoadResult.Valid) loading.result()).warnings())
        .extracting(ConfigProblem::message)
        .containsExactly("no step uses the parameter 'hold'");
  }

  @Test
  void secretInAHeader_isRefusedAndNotShown() {
    List<ConfigProblem> problems =
        ((LoadResult.Invalid) loading(GOOD.replace("{env: ALI}", "Bearer s3cr3t")).result())
            .problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.toString()).contains("C30").doesNotContain("s3cr3t");
  }

  @Test
  void hostFromAParameter_isRefused() {
    assertThat(problems(GOOD.replace("https://hooks.example/x", "https://${vendor}.example/x")))
        .singleElement()
        .asString()
        .contains("a host that is written out");
  }

  @Test
  void programFromAParameter_isRefused() {
    assertThat(problems(GOOD + "  - exec: {command: [\"${vendor}\"]}\n"))
        .singleElement()
        .asString()
        .contains("absolute path, without a parameter");
  }

  @Test
  void sameNameTwice_namesBothFiles() {
    Loading loading = loading(GOOD).file("/etc/wayout/runbooks/more.yaml", GOOD);

    assertThat(((LoadResult.Invalid) loading.result()).problems().toString())
        .contains("'leave' is there twice, first in " + BOOK);
  }

  @Test
  void triggerOfAnUnknownRunbook_isRefused() {
    assertThat(trigger("{type: webhook, runbooks: [leaf], secret: {env: ALI}}"))
        .containsExactly(
            "wayout.yaml:24 BAD_VALUE there is no runbook 'leaf' | did you mean 'leave'?");
  }

  @Test
  void triggerWithoutSecret_isRefused() {
    assertThat(trigger("{type: webhook, runbooks: [leave]}"))
        .singleElement()
        .asString()
        .contains("'secret' is missing");
  }

  @Test
  void scheduleWithoutParameter_isRefused() {
    assertThat(trigger("{type: schedule, runbooks: [leave], at: '0 3 * * mon'}"))
        .singleElement()
        .asString()
        .contains("give a value for 'vendor'");
  }

  @Test
  void scheduleAtNoTime_isRefused() {
    assertThat(
            trigger(
                "{type: schedule, runbooks: [leave], at: '0 25 * * *', parameters: {vendor: alibaba}}"))
        .singleElement()
        .asString()
        .contains("'25' is no field of a time: each value is 0 to 23");
  }

  @Test
  void library_fitsEveryConfiguration() {
    Loading loading = loading(GOOD);
    Library.names()
        .forEach(
            name -> loading.file("/etc/wayout/runbooks/" + name + ".yaml", Library.text(name)));

    LoadResult result = loading.result();

    assertThat(result)
        .isInstanceOfSatisfying(
            LoadResult.Valid.class,
            valid -> {
              assertThat(valid.warnings()).isEmpty();
              assertThat(valid.config().shelf().runbooks().keySet()).containsAll(Library.names());
              assertThat(Library.names())
                  .allSatisfy(n -> assertThat(Library.title(n)).isNotEqualTo(n));
            });
  }

  @Test
  void brokenText_isAlwaysAProblemAndNeverAnException() {
    System.err.println("RunbookProblemsTest: -Dwayout.seed=" + SEED);
    Random random = new Random(SEED);
    List<String> texts = Library.names().stream().map(Library::text).toList();
    for (int round = 0; round < ROUNDS; round++) {
      String text = broken(texts.get(random.nextInt(texts.size())), random);
      RunbookFile file = RunbookFile.of(Path.of("b.yaml"), text, Loading.good().environment());
      assertThat(file.runbook().isPresent() || !file.problems().isEmpty()).as(text).isTrue();
      file.runbook()
          .ifPresent(
              book -> assertThat(book.steps()).allMatch(s -> !(s.act() instanceof Act.PutBack)));
    }
  }

  private static String broken(String text, Random random) {
    StringBuilder broken = new StringBuilder(text);
    for (int i = 0; i <= random.nextInt(4); i++) {
      int at = random.nextInt(broken.length());
      switch (random.nextInt(4)) {
        case 0 -> broken.deleteCharAt(at);
        case 1 ->
            broken.insert(at, "{}[]:,\"'&*!|>%@`\t\u0000\ud83d${x}".charAt(random.nextInt(22)));
        case 2 -> broken.setLength(Math.max(1, at));
        case 3 -> broken.insert(at, text, 0, random.nextInt(text.length()));
        default -> throw new IllegalStateException();
      }
    }
    return broken.toString();
  }

  private static Loading loading(String book) {
    return Loading.good().file(BOOK, book);
  }

  private static List<String> trigger(String trigger) {
    return problems(loading(GOOD).more("triggers: {hook: " + trigger + "}"));
  }

  private static List<String> problems(String book) {
    return problems(loading(book));
  }

  private static List<String> problems(Loading loading) {
    return switch (loading.result()) {
      case LoadResult.Invalid(List<ConfigProblem> problems) ->
          problems.stream()
              .filter(ConfigProblem::isError)
              .map(p ->
                  p.file().getFileName()
                      + ":"
                      + p.line()
                      + " "
                      + p.code()
                      + " "
                      + p.message()
                      + " | "
                      + p.remedy())
              .toList();
      case LoadResult.Valid _ -> List.of();
    };
  }
}
