// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.frame.Parts.DrillWish;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.drill.script.Scenario;
import io.wayout.house.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shipped scenarios, played against whole configurations: the shorter ones in every run, all
/// of them with `-Dwayout.drills=all`.
class ShelfTest {
  private static final Duration SHORT = Duration.ofMinutes(150);

  @TempDir private Path folder;

  @Test
  void recommendedConfiguration_passesEveryScenario() throws Stop {
    assertThat(play(Examples.recommended()))
        .isNotEmpty()
        .allSatisfy(drill -> assertThat(drill.text("verdict")).as(told(drill)).isEqualTo("passed"));
  }

  /// What nobody could lead out of: every link and every target in one vendor's hands.
  @Test
  void oneVendorForEverything_isStuckWhereSomethingHadToBeWritten() throws Stop, IOException {
    Path config = folder.resolve("one.yaml");
    Files.writeString(
        config,
        Files.readString(Examples.recommended())
            .replace("vendor: tencent", "vendor: alibaba")
            .replace("vendor: cloudflare", "vendor: alibaba"));

    Map<String, String> verdicts = new TreeMap<>();
    play(config)
        .forEach(drill -> verdicts.put(drill.get("scenario").text("id"), drill.text("verdict")));

    assertThat(verdicts)
        .containsEntry("out-02", "passed")
        .containsEntry("out-03-twisted", "stuck")
        .containsEntry("out-15", "stuck")
        .containsEntry("out-16-twisted", "stuck")
        .containsEntry("out-17", "stuck")
        .containsEntry("out-19", "stuck")
        .doesNotContainValue("failed");
  }

  @Test
  void sameSeed_givesTheSameReport() throws Stop {
    DrillWish wish = new DrillWish(List.of("out-15-twisted"), false, 1, 7, Map.of(), false);

    Json one = Examples.drills().play(Examples.recommended(), wish, _ -> {});
    Json other = Examples.drills().play(Examples.recommended(), wish, _ -> {});

    assertThat(JsonText.writeIndented(other)).isEqualTo(JsonText.writeIndented(one));
  }

  private static String told(Json drill) {
    return drill.get("scenario").text("id")
        + " "
        + JsonText.write(Json.array(drill.list("findings"), f -> f))
        + drill.list("domains").stream().map(d -> d.text("fate") + " " + d.text("text")).toList();
  }

  private static List<Json> play(Path config) throws Stop {
    boolean isAll = "all".equals(System.getProperty("wayout.drills"));
    List<String> ids =
        Library.ids().stream().filter(id -> isAll || isShort(Library.scenario(id))).toList();
    DrillWish wish = new DrillWish(ids, false, 0, 1, Map.of(), false);
    return Examples.drills().play(config, wish, _ -> {}).list("drills");
  }

  private static boolean isShort(Scenario scenario) {
    return scenario.length().compareTo(SHORT) <= 0;
  }
}
