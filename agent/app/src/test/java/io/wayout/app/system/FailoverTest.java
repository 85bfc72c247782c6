// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The main job on real servers: out when the primary fails, in whichever way, and back when a
/// person says so.
@Execution(ExecutionMode.CONCURRENT)
final class FailoverTest {
  @TempDir Path folder;

  @Test
  void o01_o11_primaryFails_standbyIsServedUntilAPersonReturns() {
    try (TwoVendors world = new TwoVendors(folder, Brand.POWERDNS, 1);
        AgentProcess agent = start(world)) {
      Operator operator = new Operator(world.socket());
      fails(world, operator, world.primary::refuse);
      fails(world, operator, world.primary::swallow);
      fails(world, operator, () -> world.primary.answer(503));
      failsAgainWhileBlocked(world, operator);
      assertThat(agent.log()).contains("event=SWITCHOVER_STARTED", "event=SWITCHOVER_SERVED");
    }
  }

  private AgentProcess start(TwoVendors world) {
    Path config = world.config("mode: auto, down-for: 0s, standby-for: 1s");
    return AgentProcess.start(config, folder.resolve("agent.log")).awaitReady(world.socket());
  }

  /// Out by itself, blocked then, and back by hand.
  private static void fails(TwoVendors world, Operator operator, Runnable failure) {
    operator.awaitCalm(0);
    failure.run();
    Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
    operator.awaitServed(0, "standby");
    assertThat(operator.isBlocked(0)).isTrue();

    world.primary.heal();
    operator.awaitCalm(0);
    assertThat(operator.gate(0)).isEqualTo("FAILBACK_WAITS");
    assertThat(world.lowerTarget(0)).contains(TwoVendors.STANDBY);

    operator.move("primary", 0);
    Operator.awaitAnswer(world, 0, TwoVendors.PRIMARY);
    operator.awaitServed(0, "primary");
    operator.ack(0);
  }

  /// One automatic move per block period (I28), unless a person has seen the last one.
  private static void failsAgainWhileBlocked(TwoVendors world, Operator operator) {
    operator.awaitCalm(0);
    operator.move("standby", 0);
    operator.awaitServed(0, "standby");
    operator.move("primary", 0);
    operator.awaitServed(0, "primary");
    operator.awaitCalm(0);

    world.primary.refuse();
    Operator.await("blocked", () -> operator.gate(0).equals("BLOCKED"));
    assertThat(world.lowerTarget(0)).contains(TwoVendors.PRIMARY);

    operator.ack(0);
    Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
  }
}
