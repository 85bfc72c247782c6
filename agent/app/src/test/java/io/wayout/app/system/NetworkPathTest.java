// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// N06, N13 and N16: what is wrong is the way to one other host. The agent is real, in a network
/// namespace of its own.
final class NetworkPathTest {
  private static final String CHECK =
      "interval: 1s, timeout: 900ms, fall: 3, rise: 3, confirm: 200ms";
  private static final int PACKET_MAX = 600;

  @TempDir Path folder;

  /// The write arrives and its answer does not: it is read back, never repeated (I44).
  @Test
  void n06_answersOfTheVendorAreCut_writesOnce() {
    Path stops = folder.resolve("stops");
    try (NetWorld world = new NetWorld(folder, Brand.KNOT);
        AgentProcess agent = world.stopping(CHECK, stops)) {
      long serial = world.serial();
      StoppingStore.arm(stops, "after ATTEMPT");
      world.vendors.primary.refuse();
      Operator.await("attempt", () -> StoppingStore.isReached(stops));
      world.net.deafen(NetWorld.VENDOR_B);
      StoppingStore.go(stops);
      Operator.await("in doubt", () -> agent.log().contains("event=WRITE_IN_DOUBT"));
      assertThat(world.serial() - serial).as("applied").isOne();
      world.net.heal();
      world.operator.awaitServed(0, "standby");
      assertThat(world.serial() - serial).as("never again").isOne();
    }
  }

  /// Small packets pass, so that connections stand, and the page never comes (I26, I94).
  @Test
  void n13_largePacketsVanish_isDownAndMoves() {
    try (NetWorld world = new NetWorld(folder, Brand.KNOT)) {
      world.vendors.primary.grow(20_000);
      try (AgentProcess _ = world.start(CHECK)) {
        world.net.swallowLarge(NetWorld.PRIMARY, PACKET_MAX);
        Operator.awaitAnswer(world.vendors, 0, TwoVendors.STANDBY);
        world.operator.awaitServed(0, "standby");
      }
    }
  }

  /// One of UDP and TCP is enough to prove what is served; without both, nothing is said to be
  /// done.
  @Test
  void n16_udpOrTcpToTheNameServersFiltered_isProvenByTheOther() {
    try (NetWorld world = new NetWorld(folder, Brand.POWERDNS);
        AgentProcess _ = world.start(CHECK)) {
      int port = world.vendors.second.address().getPort();
      world.net.filter(NetWorld.VENDOR_B, "udp", port);
      world.operator.move("standby", 0);
      world.operator.awaitServed(0, "standby");
      world.net.heal();

      world.net.filter(NetWorld.VENDOR_B, "tcp", port);
      world.operator.move("primary", 0);
      world.operator.awaitServed(0, "primary");

      world.net.filter(NetWorld.VENDOR_B, "udp", port);
      world.operator.move("standby", 0);
      Operator.awaitAnswer(world.vendors, 0, TwoVendors.STANDBY);
      Instant end = Instant.now().plus(Duration.ofSeconds(5));
      Operator.await("a while", () -> Instant.now().isAfter(end));
      assertThat(world.operator.domain(0).has("switchover")).as("not done unproven").isTrue();
      world.net.heal();
      world.operator.awaitServed(0, "standby");
    }
  }
}
