// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Brand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kit that the daemon left behind moves a domain on real servers, by a shell alone.
final class BreakglassTest {
  private static final Pattern BASH = Pattern.compile("```bash\\n(.*?)\\n```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void printedCommands_moveTheDomainAndBackAgain() throws Exception {
    try (TwoVendors world = new TwoVendors(folder, Brand.POWERDNS, 1)) {
      Path config = world.config("mode: manual");
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
        agent.awaitReady(world.socket());
        Operator.await("kit", () -> Files.exists(kit()));
        world.config("mode: manual, block: 2h");
        Files.delete(kit());
        agent.signal("HUP");
        Operator.await("new kit", () -> Files.exists(kit()));
        agent.terminate();
      }
      Map<String, String> secrets =
          Map.of(
              "BIND_TSIG_SECRET", world.bind.key().secret(),
              "SECOND_API_KEY", world.second.apiKey());
      String usual = way("to standby", "cloud-a: its targets are down");

      run(command(usual, 0), secrets);
      assertThat(world.lowerTarget(0)).contains(TwoVendors.STANDBY);
      run(command(usual.substring(usual.indexOf("#### And back")), 0), secrets);
      assertThat(world.lowerTarget(0)).contains(TwoVendors.PRIMARY);

      String around = way("to standby", "vendor-b: its console and API take no changes");
      run(command(around, 0), secrets);
      assertThat(world.upperTarget(0)).contains(TwoVendors.STANDBY);
      assertThat(Files.readString(kit())).doesNotContain(secrets.values());
    }
  }

  private Path kit() {
    return folder.resolve("state").resolve("breakglass.md");
  }

  /// The text of the way with that title and one of those outages.
  private String way(String title, String outage) throws IOException {
    return List.of(Files.readString(kit()).split("(?m)^### ", -1)).stream()
        .filter(way -> way.lines().findFirst().orElse("").endsWith(title))
        .filter(way -> way.contains(outage))
        .findFirst()
        .orElseThrow();
  }

  private static String command(String way, int number) {
    return BASH.matcher(way).results().map(MatchResult::group).toList().get(number);
  }

  private void run(String block, Map<String, String> secrets)
      throws IOException, InterruptedException {
    String bash = BASH.matcher(block).replaceAll("$1");
    Path output = folder.resolve("bash.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", bash)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(secrets);
    assertThat(builder.start().waitFor()).as(Files.readString(output)).isZero();
  }
}
