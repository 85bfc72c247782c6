// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// N11, N12 and N17: the line is long, lossy, comes and goes, or carries one address family only.
/// The agent is real, in a network namespace of its own.
///
/// `-Dwayout.network.long=true` also lets the line flap for a while.
@Execution(ExecutionMode.CONCURRENT)
final class NetworkLineTest {
  private static final String LATE = "interval: 1s, timeout: 1500ms, fall: 3, rise: 3";

  /// The usual rhythm and a period of 20 s, five times as fast.
  private static final String USUAL =
      "interval: 2s, timeout: 400ms, fall: 3, rise: 6, confirm: 200ms";

  private static final Duration HALF_PERIOD = Duration.ofSeconds(2);
  private static final int FLAPS = 10;

  @TempDir Path folder;

  /// A target is down when clients can't reach it over any family.
  @Test
  void n11_oneAddressFamilyIsBroken_theOtherIsUsed() {
    try (NetWorld world = new NetWorld(folder, Brand.KNOT);
        Origin sixth = world.dual();
        AgentProcess agent = world.start(LATE + ", confirm: 200ms")) {
      long serial = world.serial();
      world.net.cut(NetWorld.PRIMARY);
      Operator.await("over IPv6", () -> detail(world).contains(" from fd77:"));
      awaitProbes(2);
      assertThat(world.operator.effective(0)).isEqualTo("primary");
      world.net.heal();

      world.net.cut6(NetWorld.PRIMARY);
      Operator.await("over IPv4", () -> detail(world).contains(" from 10.77."));
      awaitProbes(2);
      assertThat(agent.log()).doesNotContain("event=CHECK_DOWN");
      assertThat(world.serial()).isEqualTo(serial);

      world.net.cut(NetWorld.PRIMARY);
      world.operator.awaitServed(0, "standby");
      sixth.refuse();
    }
  }

  /// Two more seconds are too many for every probe, those of our witnesses among them, and few
  /// enough for every write: only that nothing is decided keeps users where they are.
  @Test
  void n12_ourLineIsTwoSecondsLongerAndLossy_movesNobody() {
    try (NetWorld world = new NetWorld(folder, Brand.KNOT);
        NetWorld.LongLine line = world.longLine();
        AgentProcess agent = world.start(LATE + ", confirm: 200ms")) {
      long serial = world.serial();
      line.lengthen(Duration.ofMillis(300));
      awaitProbes(3);
      assertThat(agent.log()).as("late is not down").doesNotContain("event=CHECK_DOWN");

      line.lengthen(Duration.ofSeconds(2));
      world.net.lose(30);
      Operator.await("isolated", () -> agent.log().contains("event=ISOLATED"));
      Operator.await("held", () -> world.operator.gate(0).equals("ISOLATED"));
      awaitProbes(2);
      world.net.heal();
      line.lengthen(Duration.ZERO);
      Operator.await("back", () -> agent.log().contains("event=WITNESSES_BACK"));
      world.operator.awaitCalm(0);
      assertThat(agent.log()).doesNotContain("event=SWITCHOVER_STARTED");
      assertThat(world.serial()).isEqualTo(serial);
    }
  }

  /// A witness is believed again after `rise` good probes in a row, which this line never has.
  @Test
  @EnabledIfSystemProperty(named = "wayout.network.long", matches = "true")
  void n17_lineFlapsEveryTwentySeconds_movesNobodyAndTellsLittle() {
    try (NetWorld world = new NetWorld(folder, Brand.KNOT);
        AgentProcess agent = world.start(USUAL)) {
      long serial = world.serial();
      for (int flap = 0; flap < FLAPS; flap++) {
        world.net.plug(false);
        awaitTime(HALF_PERIOD);
        world.net.plug(true);
        awaitTime(HALF_PERIOD);
      }
      world.operator.awaitCalm(0);
      assertThat(agent.log()).doesNotContain("event=SWITCHOVER_STARTED");
      assertThat(world.serial()).isEqualTo(serial);
      assertThat(agent.log().lines().filter(line -> line.startsWith("ERROR ")))
          .as("alarms of %d flaps", FLAPS)
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  private static String detail(NetWorld world) {
    return world.operator.domain(0).list("targets").getFirst().text("detail");
  }

  /// Until each check has been probed this often.
  private static void awaitProbes(int probes) {
    awaitTime(Duration.ofSeconds(probes));
  }

  private static void awaitTime(Duration time) {
    Instant end = Instant.now().plus(time);
    Operator.await(time + " later", time.multipliedBy(2), () -> Instant.now().isAfter(end));
  }
}
