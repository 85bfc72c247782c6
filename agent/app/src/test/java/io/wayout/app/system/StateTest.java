// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Brand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with the state directory never leads to a wrong move (I64, I66).
final class StateTest {
  private static final String POLICY = "mode: auto, down-for: 0s, standby-for: 1s";

  @TempDir Path folder;

  @Test
  void t14_t17_secondDaemonAndLostState_areSaidAndMoveNobody() throws IOException {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config(POLICY);
      try (AgentProcess agent = start(world, config)) {
        second(world, config);
        assertThat(agent.terminate()).isZero();
      }
      damage(folder.resolve("state/wayout.db"));
      try (AgentProcess agent = start(world, config)) {
        afterTheLoss(world, agent);
      }
    }
  }

  @Test
  void t13_readOnlyDisk_isSaidAtTheStart() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 48);
        TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config(POLICY, text -> stateAt(text, disk.root().resolve("state")));
      try (AgentProcess agent = start(world, config)) {
        assertThat(agent.terminate()).isZero();
      }
      disk.seal();
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("sealed.log"))) {
        assertThat(agent.awaitExit()).isNotZero();
        assertThat(agent.log()).contains("check the disk and its permissions");
      }
    }
  }

  private AgentProcess start(TwoVendors world, Path config) {
    AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"));
    return agent.awaitReady(world.socket());
  }

  /// It goes away with a word, and the first one goes on.
  private void second(TwoVendors world, Path config) {
    try (AgentProcess second = AgentProcess.start(config, folder.resolve("second.log"))) {
      assertThat(second.awaitExit()).isNotZero();
      assertThat(second.log()).contains(folder.resolve("state").toString()).doesNotContain("\tat ");
    }
    assertThat(UnixHttp.answers(world.socket())).isTrue();
  }

  private void afterTheLoss(TwoVendors world, AgentProcess agent) throws IOException {
    Operator operator = new Operator(world.socket());
    operator.awaitCalm(0);
    assertThat(operator.get("/status").get("agent").isTrue("isHeldForAck")).isTrue();
    assertThat(agent.log()).contains("wayout ack --all");
    try (var files = Files.walk(folder.resolve("state"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .as("the damaged file is kept")
          .anyMatch(name -> name.startsWith("wayout.db.corrupt-"));
    }

    world.primary.refuse();
    Operator.await("held", () -> operator.gate(0).equals("STATE_LOST"));
    assertThat(world.lowerTarget(0)).contains(TwoVendors.PRIMARY);

    operator.post("/ack", "{'all':true}");
    Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
  }

  /// Overwrites pages in the middle of the file.
  private static void damage(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (long at = 1_000; at < channel.size(); at += 1_000) {
        channel.write(ByteBuffer.wrap("damage".repeat(20).getBytes(StandardCharsets.US_ASCII)), at);
      }
    }
  }

  private String stateAt(String text, Path state) {
    return text.replace("state: " + folder.resolve("state"), "state: " + state);
  }
}
