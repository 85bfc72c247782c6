// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What systemd hears (sd_notify(3)): ready, alive, reloading, stopping (I95).
final class SdNotifyTest {
  @TempDir Path folder;

  @Test
  void c06_lifeOfADaemon_isToldToSystemd() {
    Path path = folder.resolve("notify.sock");
    try (DatagramSocket systemd = new DatagramSocket(path);
        TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config("mode: auto");
      Map<String, String> environment =
          Map.of("NOTIFY_SOCKET", path.toString(), "WATCHDOG_USEC", "3000000");
      try (AgentProcess agent =
          AgentProcess.start(config, folder.resolve("agent.log"), environment)) {
        Operator.await("ready", () -> hears(systemd, "READY=1"));
        assertThat(UnixHttp.answers(world.socket())).as("ready means ready").isTrue();
        Operator.await("alive", () -> count(systemd, "WATCHDOG=1") >= 3);

        agent.signal("HUP");
        Operator.await("reloaded", () -> count(systemd, "READY=1") >= 2);
        List<String> states =
            systemd.heard().stream()
                .filter(m -> !m.startsWith("WATCHDOG"))
                .map(SdNotifyTest::first)
                .toList();
        assertThat(states).containsExactly("READY=1", "RELOADING=1", "READY=1");
        assertThat(systemd.heard()).anyMatch(m -> m.contains("MONOTONIC_USEC="));

        assertThat(agent.terminate()).isZero();
        Operator.await("stopping", () -> hears(systemd, "STOPPING=1"));
      }
    }
  }

  private static String first(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static boolean hears(DatagramSocket systemd, String state) {
    return count(systemd, state) > 0;
  }

  private static long count(DatagramSocket systemd, String state) {
    return systemd.heard().stream().filter(m -> m.lines().anyMatch(state::equals)).count();
  }
}
