// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.Mishap;
import io.wayout.testkit.cloud.Mishap.Where;
import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// C05 and C06: the daemon stands still in the middle of a move (`SIGSTOP`, as when its host is
/// paused), and the world goes on. Then it looks anew before it sends anything (I25, I42, I67).
///
/// `-Dwayout.network.long=true` also stops it for longer than a request may take.
@Execution(ExecutionMode.CONCURRENT)
final class StoppedTest {
  private static final String POLICY = "mode: auto, down-for: 0s, standby-for: 1s";
  private static final Duration LONGER_THAN_A_PROBE_COUNTS = Duration.ofSeconds(6);
  private static final Duration LONGER_THAN_A_REQUEST = Duration.ofSeconds(15);
  private static final Duration DOUBT = Duration.ofMinutes(4);
  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final DnsName ELSEWHERE = DnsName.of("elsewhere.example");

  @TempDir Path folder;

  @Test
  void c05_c06_stoppedBeforeTheFirstByte_doesNotSendWhatIsOutdated() {
    Path stops = folder.resolve("stops");
    Path notify = folder.resolve("notify.sock");
    try (DatagramSocket systemd = new DatagramSocket(notify);
        TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config(POLICY, TwoVendors::patient);
      Map<String, String> environment =
          Map.of("NOTIFY_SOCKET", notify.toString(), "WATCHDOG_USEC", "3000000");
      try (AgentProcess agent = AgentProcess.stopping(config, log(), stops, environment)) {
        agent.awaitReady(world.socket());
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        long serial = Serial.of(world.second, HATCH);
        StoppingStore.arm(stops, "after ATTEMPT");
        world.primary.refuse();
        Operator.await("about to write", () -> StoppingStore.isReached(stops));

        agent.signal("STOP");
        world.standby.refuse();
        world.primary.heal();
        long fed = fed(systemd);
        awaitTime(LONGER_THAN_A_PROBE_COUNTS);
        assertThat(fed(systemd)).as("the watchdog is not fed").isEqualTo(fed);
        StoppingStore.go(stops);
        agent.signal("CONT");

        Operator.await("withdrawn", () -> agent.log().contains("withdrawn before the first byte"));
        Operator.await("fed", () -> fed(systemd) > fed);
        Operator.await("content", () -> operator.gate(0).equals("CONTENT"));
        assertThat(operator.effective(0)).isEqualTo("primary");
        assertThat(Serial.of(world.second, HATCH)).isEqualTo(serial);
      }
    }
  }

  /// The vendor never saw the request through, and the target is well again.
  @Test
  @EnabledIfSystemProperty(named = "wayout.network.long", matches = "true")
  void c05_c06_stoppedWhileAWriteIsHeld_readsBackAndStaysWhereAllIsWell() {
    try (KillWorld world = new KillWorld(folder, "route53")) {
      Lower.Cloud cloud = (Lower.Cloud) world.lower;
      try (AgentProcess agent = stoppedInAWrite(world, cloud)) {
        Operator operator = new Operator(world.socket());
        Operator.await(
            "given up", DOUBT, () -> agent.log().contains("withdrawn before the first byte"));
        Operator.await("content", () -> operator.gate(0).equals("CONTENT"));
        assertThat(operator.effective(0)).isEqualTo("primary");
        assertThat(world.lowerTarget()).contains(KillWorld.PRIMARY);
        assertThat(cloud.requests()).as("writes").isOne();
      }
    }
  }

  /// Somebody gave the record another value meanwhile.
  @Test
  @EnabledIfSystemProperty(named = "wayout.network.long", matches = "true")
  void c05_c06_h11_stoppedWhileAWriteIsHeldAndTheRecordChanges_leavesItAlone() {
    try (KillWorld world = new KillWorld(folder, "route53")) {
      Lower.Cloud cloud = (Lower.Cloud) world.lower;
      try (AgentProcess agent = stoppedInAWrite(world, cloud)) {
        cloud.change(ELSEWHERE);
        Operator operator = new Operator(world.socket());
        Operator.await("seen", DOUBT, () -> operator.gate(0).equals("FOREIGN_VALUE"));
        assertThat(agent.log()).contains("event=WRITE_IN_DOUBT");
        assertThat(world.lowerTarget()).isEqualTo(Optional.of(ELSEWHERE));
        assertThat(cloud.requests()).as("writes").isOne();
      }
    }
  }

  /// A write was sent and held by the vendor, the daemon stood still beyond every deadline, and
  /// what it did first after that was to read.
  private AgentProcess stoppedInAWrite(KillWorld world, Lower.Cloud cloud) {
    AgentProcess agent = AgentProcess.start(world.config(), log()).awaitReady(world.socket());
    new Operator(world.socket()).awaitCalm(0);
    cloud.cloud().mishap(Where.WRITES, new Mishap.Silence(false));
    world.primary.refuse();
    Operator.await("a write on its way", () -> cloud.requests() > 0);
    agent.signal("STOP");
    cloud.heal();
    world.primary.heal();
    awaitTime(LONGER_THAN_A_REQUEST);
    int before = cloud.cloud().requests().size();
    agent.signal("CONT");
    Operator.await("in doubt", () -> agent.log().contains("event=WRITE_IN_DOUBT"));
    Operator.await("read", () -> cloud.cloud().requests().size() > before + 1);
    List<FakeRequest> first = cloud.cloud().requests().subList(before, before + 2);
    assertThat(first).noneMatch(cloud.cloud()::isWrite);
    return agent;
  }

  private Path log() {
    return folder.resolve("agent.log");
  }

  private static long fed(DatagramSocket systemd) {
    return systemd.heard().stream().filter(m -> m.lines().anyMatch("WATCHDOG=1"::equals)).count();
  }

  private static void awaitTime(Duration time) {
    Instant end = Instant.now().plus(time);
    Operator.await(time + " later", time.multipliedBy(2), () -> Instant.now().isAfter(end));
  }
}
