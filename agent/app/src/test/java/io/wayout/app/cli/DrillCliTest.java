// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.house.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `wayout drill` as a person and a pipeline see it.
class DrillCliTest {
  @TempDir private Path folder;

  @Test
  void h13_scenarioWithAWayOut_passesAndWritesAReport() throws IOException {
    Path page = folder.resolve("report.html");

    Terminal.Ran ran = drill("out-01-twisted", "--report", page.toString());

    assertThat(ran.code()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("www.shop.example  moved").endsWith("PASSED\n");
    assertThat(Files.readString(page))
        .contains("<svg", "</html>")
        .doesNotContain("http-equiv", "src=", "url(", "@import");
  }

  @Test
  void json_hasItsShape() throws IOException {
    Terminal.Ran ran = drill("out-04", "--output", "json");

    Json outcome = JsonText.read(ran.out());
    assertThat(outcome.text("verdict")).isEqualTo("passed");
    Json drill = outcome.list("drills").getFirst();
    assertThat(((Json.Members) drill).byName().keySet())
        .containsExactly(
            "scenario",
            "seed",
            "verdict",
            "totalMillis",
            "cast",
            "domains",
            "findings",
            "lanes",
            "timeline");
    assertThat(((Json.Members) drill.list("domains").getFirst()).byName().keySet())
        .containsExactly(
            "domain", "mode", "fate", "text", "endsAt", "isLate", "moves", "with", "without");
  }

  @Test
  void oneVendorForEverything_isStuck() throws IOException {
    Path config = folder.resolve("one.yaml");
    Files.writeString(
        config,
        Files.readString(Examples.recommended())
            .replace("vendor: tencent", "vendor: alibaba")
            .replace("vendor: cloudflare", "vendor: alibaba"));

    Terminal.Ran ran = drill("out-01-twisted", "--config", config.toString());

    assertThat(ran.code()).as(ran.toString()).isEqualTo(5);
    assertThat(ran.out()).contains("www.shop.example  STUCK").endsWith("NO WAY OUT\n");
  }

  @Test
  void roleByWish_isPlayedByThatVendor() {
    assertThat(drill("out-04", "--as", "lost=alidns").out())
        .contains("lost: alibaba (as you said)", "the API of ali (alibaba) can't be reached");
  }

  @Test
  void typingErrors_tellWhatWasMeant() {
    assertThat(drill("out-4").err()).contains("did you mean 'out-04'?");
    assertThat(drill("out-04", "--as", "lots=alibaba").err()).contains("did you mean 'lost'?");
    assertThat(drill("out-04", "--as", "lost=alibabba").err()).contains("did you mean 'alibaba'?");
    assertThat(drill("out-04", "--report", "report.pdf").code()).isEqualTo(2);
    assertThat(drill().err()).contains("there is nothing to play");
  }

  @Test
  void brokenScenarioFile_isRefusedWithItsPlaces() throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "id: mine\nlenth: 1h\n");

    Terminal.Ran ran = drill(file.toString());

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("mine.yaml:2:1: error C11: unknown key 'lenth'");
  }

  @Test
  void dice_playEachSeed() {
    Terminal.Ran ran = drill("--random", "--seed", "3", "--count", "2");

    assertThat(ran.code()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("random-3", "random-4", "PASSED: 2 of 2 passed");
  }

  private static Terminal.Ran drill(String... arguments) {
    List<String> all = new ArrayList<>(List.of("drill"));
    all.addAll(List.of(arguments));
    if (!all.contains("--config")) {
      all.addAll(List.of("--config", Examples.recommended().toString()));
    }
    return new Terminal(new FakeAgentPort())
        .drilling(Examples.drills())
        .run(all.toArray(String[]::new));
  }
}
