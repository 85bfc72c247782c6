// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Brand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No secret leaves the agent by any door, least of all when it is wrong and everybody complains
/// (I90).
final class SecretTest {
  private static final String API_KEY = "sentinel-api-key-4711";
  private static final String TSIG_PLAIN = "sentinel-tsig-secret-0815-32-byte";
  private static final String TSIG =
      Base64.getEncoder().encodeToString(TSIG_PLAIN.getBytes(StandardCharsets.US_ASCII));

  @TempDir Path folder;

  @Test
  void wrongSecrets_areNowhereToBeFound() throws IOException {
    try (TwoVendors world = new TwoVendors(folder, Brand.POWERDNS, 1)) {
      Path config = world.config("mode: auto, down-for: 0s, standby-for: 1s", t -> wrong(t, world));
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
        agent.awaitReady(world.socket());
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        world.primary.refuse();
        Operator.await("tried", () -> operator.journal(0).contains("INTENT"));
        Operator.await("said", () -> agent.log().contains("event=ACCOUNT_LOST"));
        Map<String, String> doors = answers(world.socket());
        doors.put("command line", text(Path.of("/proc/" + agent.pid() + "/cmdline")));
        assertThat(agent.terminate()).isZero();
        doors.put("log", agent.log());
        state(doors);
        assertThat(doors.get("/accounts/bind/test")).contains("failure");
        assertThat(doors.get("/accounts/second/test")).contains("denied");
        doors.forEach(
            (door, text) -> assertThat(text).as(door).doesNotContain(API_KEY, TSIG, TSIG_PLAIN));
      }
    }
  }

  private static String wrong(String text, TwoVendors world) {
    return text.replace("api-key: " + world.second.apiKey(), "api-key: " + API_KEY)
        .replace("tsig-secret: " + world.bind.key().secret(), "tsig-secret: " + TSIG);
  }

  private static Map<String, String> answers(Path socket) {
    Map<String, String> doors = new HashMap<>();
    List<String> asked =
        List.of(
            "/status",
            "/config",
            "/accounts",
            "/history?limit=10000",
            "/switchovers",
            "/domains/w0.shop.example",
            "/domains/w0.shop.example/why",
            "/record?account=bind&name=w0.shop.example",
            "/record?account=second&name=w0.hatch.example");
    asked.forEach(path -> doors.put(path, UnixHttp.exchange(socket, "GET", path, "")));
    for (String path : List.of("/accounts/bind/test", "/accounts/second/test", "/reload")) {
      doors.put(path, UnixHttp.exchange(socket, "POST", path, "{}"));
    }
    return doors;
  }

  private void state(Map<String, String> doors) throws IOException {
    try (var files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        doors.put(file.toString(), text(file));
      }
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
