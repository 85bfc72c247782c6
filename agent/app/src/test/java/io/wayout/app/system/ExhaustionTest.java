// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Brand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// C08: the daemon runs out of file descriptors, and out of memory.
final class ExhaustionTest {
  private static final String POLICY = "mode: auto, down-for: 0s, standby-for: 1s";
  private static final int EXIT_CONFIGURATION = 3;

  /// The program's own files have these.
  private static final int DESCRIPTORS_TAKEN = 8;

  private static final int DESCRIPTORS_MANY = 4096;

  @TempDir Path folder;

  /// It stays, blind, or ends with a code and is started again, as systemd would.
  @Test
  void c08_noDescriptorLeft_movesNobodyAndGoesOnAfterwards() throws Exception {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config(POLICY);
      Operator operator = new Operator(world.socket());
      try (AgentProcess agent = start(world, config)) {
        operator.awaitCalm(0);
        limit(agent, DESCRIPTORS_TAKEN);
        Operator.await("blind", () -> !agent.isAlive() || events(agent, "CHECK_UNKNOWN") >= 2);
        assertThat(List.of(events(agent, "CHECK_DOWN"), events(agent, "ZONE_SILENT")))
            .containsExactly(0L, 0L);
        if (agent.isAlive()) {
          limit(agent, DESCRIPTORS_MANY);
        }
        agent.terminate();
      }
      try (AgentProcess _ = start(world, config)) {
        operator.awaitCalm(0);
        assertThat(operator.journal(0)).doesNotContain("INTENT");
        world.primary.refuse();
        operator.awaitServed(0, "standby");
      }
    }
  }

  @Test
  void c08_noMemory_endsWithoutTheCodeOfABrokenConfigurationAndLosesNothing() {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config(POLICY);
      try (AgentProcess agent = start(world, config)) {
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        operator.move("standby", 0);
        operator.awaitServed(0, "standby");
      }
      try (AgentProcess starved =
          AgentProcess.start(
              config,
              folder.resolve("starved.log"),
              Map.of(
                  "_JAVA_OPTIONS",
                  "-Xms4m -Xmx8m -XX:+CrashOnOutOfMemoryError -XX:ErrorFile="
                      + folder.resolve("crash.log")))) {
        assertThat(starved.awaitExit()).isNotIn(0, EXIT_CONFIGURATION);
      }
      try (AgentProcess _ = start(world, config)) {
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        assertThat(operator.effective(0)).isEqualTo("standby");
        assertThat(operator.isBlocked(0)).isTrue();
      }
    }
  }

  private AgentProcess start(TwoVendors world, Path config) {
    AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"));
    return agent.awaitReady(world.socket());
  }

  private static long events(AgentProcess agent, String code) {
    return agent.log().lines().filter(line -> line.contains("event=" + code + " ")).count();
  }

  /// The soft limit: no descriptor above it is given out.
  private static void limit(AgentProcess agent, long descriptors)
      throws IOException, InterruptedException {
    int code =
        new ProcessBuilder(
                "prlimit", "--pid", String.valueOf(agent.pid()), "--nofile=" + descriptors + ":")
            .inheritIO()
            .start()
            .waitFor();
    assertThat(code).isZero();
  }
}
