// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM ends the daemon in order, SIGKILL takes nothing away that a person relies on.
final class SignalTest {
  private static final String POLICY = "mode: auto, down-for: 0s, standby-for: 1s";

  @TempDir Path folder;

  @Test
  void c09_terminatedInMidSwitch_finishesTheCallAndGoesOnAfterARestart() {
    try (TwoVendors world = new TwoVendors(folder, Brand.POWERDNS, 1)) {
      Path config = world.config(POLICY);
      try (AgentProcess agent = start(world, config)) {
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        world.second.pause();
        operator.move("standby", 0);
        Operator.await("begun", () -> operator.journal(0).contains("INTENT"));
        agent.signal("TERM");
        world.second.resume();
        assertThat(agent.awaitExit()).isZero();
        assertThat(agent.log()).contains("event=STOPPED");
      }
      try (AgentProcess _ = start(world, config)) {
        new Operator(world.socket()).awaitServed(0, "standby");
        assertThat(world.lowerTarget(0)).contains(TwoVendors.STANDBY);
      }
    }
  }

  @Test
  void killed_keepsBlockAndFreeze() {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 2)) {
      Path config = world.config(POLICY);
      try (AgentProcess agent = start(world, config)) {
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        operator.post("/freeze", "{'domain':'w1.shop.example','reason':'a release'}");
        world.primary.refuse();
        operator.awaitServed(0, "standby");
        agent.kill();
      }
      try (AgentProcess _ = start(world, config)) {
        Operator operator = new Operator(world.socket());
        assertThat(operator.isBlocked(0)).isTrue();
        assertThat(operator.domain(1).isTrue("isFrozen")).isTrue();
        Operator.await("frozen", () -> operator.gate(1).equals("FROZEN"));
        assertThat(List.of(world.lowerTarget(0).get(), world.lowerTarget(1).get()))
            .containsExactly(TwoVendors.STANDBY, TwoVendors.PRIMARY);
      }
    }
  }

  private AgentProcess start(TwoVendors world, Path config) {
    AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"));
    return agent.awaitReady(world.socket());
  }
}
