// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.RealServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// N08, N09, N10, N12, N17 and N20: what is wrong is our own network, or our own resolver. That
/// moves nobody (I20, I22, I23). The agent is real, in a network namespace of its own.
final class NetworkOwnTest {
  private static final String CHECK =
      "interval: 1s, timeout: 900ms, fall: 3, rise: 3, confirm: 200ms";

  @TempDir Path folder;

  @Test
  void n08_n17_n20_ourNetworkIsGone_movesNobodyAndPeopleStillCan() {
    try (NetWorld world = new NetWorld(folder, Brand.KNOT);
        AgentProcess agent = world.start(CHECK)) {
      long serial = world.serial();
      world.net.plug(false);
      await("isolated", agent, "event=ISOLATED");
      assertThat(world.operator.get("/status").get("agent").text("id")).isEqualTo("test");
      world.net.plug(true);
      await("back", agent, "event=WITNESSES_BACK");

      for (int flap = 0; flap < 4; flap++) {
        world.net.plug(false);
        awaitTime(Duration.ofMillis(700));
        world.net.plug(true);
        awaitTime(Duration.ofMillis(700));
      }
      world.operator.awaitCalm(0);
      assertThat(world.serial()).as("N08, N17").isEqualTo(serial);

      long alarms = isolated(agent);
      NetWorld.WITNESSES.forEach(world.net::cut);
      Operator.await("isolated again", () -> isolated(agent) > alarms);
      world.vendors.primary.refuse();
      Operator.await("held", () -> world.operator.gate(0).equals("ISOLATED"));
      assertThat(world.serial()).as("N20").isEqualTo(serial);
      world.operator.move("standby", 0);
      world.operator.awaitServed(0, "standby");
    }
  }

  @Test
  void n09_resolverDead_keepsItsVerdictsAndStillMoves() {
    try (NetWorld world = new NetWorld(folder, Brand.KNOT);
        AgentProcess _ = world.start(CHECK)) {
      long serial = world.serial();
      world.net.cut(NetWorld.RESOLVER);
      awaitTime(Duration.ofSeconds(8));
      assertThat(world.operator.effective(0)).isEqualTo("primary");
      assertThat(world.serial()).isEqualTo(serial);

      world.vendors.primary.refuse();
      Operator.awaitAnswer(world.vendors, 0, TwoVendors.STANDBY);
      world.operator.awaitServed(0, "standby");
    }
  }

  @Test
  void n10_resolverLies_movesNobody() {
    try (NetWorld world = new NetWorld(folder, Brand.KNOT);
        RealServer portal = world.liar(false);
        RealServer nobody = world.liar(true);
        AgentProcess agent = world.start(CHECK)) {
      long serial = world.serial();
      world.net.divert(NetWorld.RESOLVER, portal.address().getPort());
      await("isolated", agent, "event=ISOLATED");
      world.net.divert(NetWorld.RESOLVER, nobody.address().getPort());
      awaitTime(Duration.ofSeconds(4));
      world.net.divert(NetWorld.RESOLVER, world.vendors.bind.address().getPort());
      await("back", agent, "event=WITNESSES_BACK");
      world.operator.awaitCalm(0);
      assertThat(world.serial()).isEqualTo(serial);
    }
  }

  @Test
  void n12_packetsLostOnOurUplink_movesNobody() {
    try (NetWorld world = new NetWorld(folder, Brand.KNOT);
        AgentProcess _ = world.start(CHECK)) {
      long serial = world.serial();
      world.net.lose(30);
      awaitTime(Duration.ofSeconds(12));
      world.net.heal();
      world.operator.awaitCalm(0);
      assertThat(world.serial()).isEqualTo(serial);
    }
  }

  private static long isolated(AgentProcess agent) {
    return agent.log().lines().filter(line -> line.contains("event=ISOLATED")).count();
  }

  private static void await(String what, AgentProcess agent, String event) {
    Operator.await(what, () -> agent.log().contains(event));
  }

  private static void awaitTime(Duration time) {
    Instant end = Instant.now().plus(time);
    Operator.await(time + " later", () -> Instant.now().isAfter(end));
  }
}
