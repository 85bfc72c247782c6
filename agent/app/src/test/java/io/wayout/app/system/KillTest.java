// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.testkit.server.Brand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// SIGKILL at each step of the journal, on real servers: after a restart the domain is where the
/// journal wants it, by exactly one write, and nobody ever saw the record empty (I01, I65, T01 to
/// T05).
final class KillTest {
  private static final String MAIN = "io.wayout.app.Main";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final DnsName HATCH = DnsName.of("hatch.example");

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "KNOT,before INTENT",
    "KNOT,after INTENT",
    "KNOT,before ATTEMPT",
    "KNOT,after ATTEMPT",
    "KNOT,before ACKED",
    "KNOT,after ACKED",
    "KNOT,before READ_BACK",
    "KNOT,after READ_BACK",
    "KNOT,before SERVED",
    "KNOT,after SERVED",
    "POWERDNS,after INTENT",
    "POWERDNS,after ATTEMPT",
    "POWERDNS,before ACKED",
    "POWERDNS,after ACKED",
    "POWERDNS,after READ_BACK",
    "POWERDNS,before SERVED",
  })
  void killedAtAStep_endsOnTheTargetWithOneWrite(Brand brand, String point) {
    try (TwoVendors world = new TwoVendors(folder, brand, 1);
        Watcher watcher = new Watcher(world.second, List.of(TwoVendors.lower(0)))) {
      Path config = world.config("mode: auto, down-for: 0s, standby-for: 1s");
      long before = Serial.of(world.second, HATCH);
      stopAt(world, config, point);
      try (AgentProcess agent =
          AgentProcess.start(MAIN, config, folder.resolve("agent.log"), List.of())) {
        agent.awaitReady(world.socket());
        await(() -> world.lowerTarget(0).equals(Optional.of(TwoVendors.STANDBY)));
        await(() -> journal(world).contains("SERVED"));
        assertThat(writes(brand, before, Serial.of(world.second, HATCH))).isEqualTo(1);
      }
      assertThat(watcher.seen()).isSubsetOf(TwoVendors.PRIMARY.text(), TwoVendors.STANDBY.text());
    }
  }

  /// Runs until the origin is dead and the agent stands at the point, and kills it there.
  private void stopAt(TwoVendors world, Path config, String point) {
    Path reached = folder.resolve("reached");
    List<String> properties = List.of("stop.point=" + point, "stop.reached=" + reached);
    try (AgentProcess agent =
        AgentProcess.start(
            "io.wayout.app.system.StoppingMain", config, folder.resolve("first.log"), properties)) {
      agent.awaitReady(world.socket());
      await(() -> journal(world).contains("ADOPTED") && isUp(world));
      world.primary.refuse();
      await(() -> Files.exists(reached));
      agent.kill();
    }
  }

  private static boolean isUp(TwoVendors world) {
    return UnixHttp.exchange(world.socket(), "GET", "/status", "").contains("\"UP\"");
  }

  private static String journal(TwoVendors world) {
    return UnixHttp.exchange(world.socket(), "GET", "/history", "");
  }

  /// Knot counts on from its serial; PowerDNS begins a day's count at 01 with its first change.
  private static long writes(Brand brand, long before, long after) {
    return brand == Brand.POWERDNS ? after % 100 : after - before;
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(condition);
  }
}
