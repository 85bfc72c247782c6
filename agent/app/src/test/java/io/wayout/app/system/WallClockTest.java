// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.ServerPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// C01, C02 and C03: the wall clock jumps under the running daemon, and no wait gets shorter or
/// longer (I67). Debian's libfaketime moves the wall clock and leaves the monotonic one alone.
@Execution(ExecutionMode.CONCURRENT)
final class WallClockTest {
  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final String FREEZE =
      "{'domain':'w1.shop.example','reason':'%s','expiresSeconds':7200}";
  private static final Duration MOST_OF_A_JUMP = Duration.ofMinutes(50);

  @TempDir Path folder;

  @Test
  void c01_c02_c03_wallClockJumpsADayAndBack_blockAndFreezeHold() throws IOException {
    Path clock = folder.resolve("clock");
    Files.writeString(clock, "+0");
    try (TwoVendors world = new TwoVendors(folder, Brand.POWERDNS, 2);
        AgentProcess agent =
            AgentProcess.start(
                world.config("mode: auto, down-for: 0s, standby-for: 1s", TwoVendors::patient),
                folder.resolve("agent.log"),
                faked(clock))) {
      agent.awaitReady(world.socket());
      Operator operator = new Operator(world.socket());
      operator.awaitCalm(0);
      operator.awaitCalm(1);
      operator.post("/freeze", FREEZE.formatted("a release"));
      world.primary.refuse();
      operator.awaitServed(0, "standby");
      world.primary.heal();
      operator.awaitCalm(0);
      long serial = Serial.of(world.second, HATCH);
      world.standby.refuse();
      Operator.await("blocked", () -> operator.gate(0).equals("BLOCKED"));

      for (String jump : List.of("+1d", "-1h")) {
        Files.writeString(clock, jump);
        Operator.await("jumped " + jump, () -> hasJumped(operator, agent, "jump " + jump));
        Operator.await("blocked still", () -> operator.gate(0).equals("BLOCKED"));
        assertThat(operator.isBlocked(0)).as(jump).isTrue();
        assertThat(operator.domain(1).isTrue("isFrozen")).as(jump).isTrue();
        assertThat(Serial.of(world.second, HATCH)).as(jump).isEqualTo(serial);
      }
      operator.ack(0);
      operator.awaitServed(0, "primary");
      assertThat(agent.log()).doesNotContain("event=BUG");
    }
  }

  private static Map<String, String> faked(Path clock) throws IOException {
    ServerPrograms.require("faketime", "faketime");
    try (Stream<Path> libraries = Files.walk(Path.of("/usr/lib"), 3)) {
      Path library =
          libraries
              .filter(p -> p.endsWith("faketime/libfaketimeMT.so.1"))
              .findFirst()
              .orElseThrow();
      return Map.of(
          "LD_PRELOAD", library.toString(),
          "FAKETIME_TIMESTAMP_FILE", clock.toString(),
          "FAKETIME_CACHE_DURATION", "1",
          "DONT_FAKE_MONOTONIC", "1",
          "NO_FAKE_STAT", "1");
    }
  }

  /// Does the daemon's wall clock differ from ours by the time of the newest line of its log?
  private static boolean hasJumped(Operator operator, AgentProcess agent, String reason) {
    operator.post("/freeze", FREEZE.formatted(reason));
    Operator.await(reason, () -> agent.log().contains(reason));
    String line =
        agent.log().lines().filter(l -> l.contains(reason)).reduce((_, last) -> last).orElseThrow();
    Instant theirs = Instant.parse(line.substring(0, line.indexOf(' ')));
    return Duration.between(Instant.now(), theirs).abs().compareTo(MOST_OF_A_JUMP) > 0;
  }
}
