// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.Ttl;
import io.wayout.testkit.server.Brand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// SIGKILL at each step of the journal, on real servers: after a restart the domain is where the
/// journal wants it, by exactly one write, and nobody ever saw the record empty (I01, I65, T01 to
/// T05).
@Execution(ExecutionMode.CONCURRENT)
final class KillTest {
  private static final String MAIN = "io.wayout.app.Main";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final long DAY_SERIAL_MIN = 2_000_000_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "KNOT,INTENT ATTEMPT ACKED READ_BACK SERVED,before after",
    "POWERDNS,ATTEMPT ACKED,before after",
  })
  void t01_t02_t03_t04_t05_killedAtAStep_endsOnTheTargetWithOneWrite(
      Brand brand, String kinds, String moments) throws IOException {
    try (TwoVendors world = new TwoVendors(folder, brand, 1);
        Watcher watcher = new Watcher(world.second, List.of(TwoVendors.lower(0)))) {
      for (String kind : kinds.split(" ")) {
        for (String moment : moments.split(" ")) {
          killedAt(world, brand, moment + " " + kind);
        }
      }
      assertThat(watcher.seen()).isSubsetOf(TwoVendors.PRIMARY.text(), TwoVendors.STANDBY.text());
    }
  }

  /// With a state of its own, so that nothing of the last point is remembered.
  private void killedAt(TwoVendors world, Brand brand, String point) throws IOException {
    Path home = Files.createDirectory(folder.resolve(point.replace(' ', '-')));
    UnaryOperator<String> edit =
        text ->
            text.replace(folder.resolve("state").toString(), home.resolve("state").toString())
                .replace("interval: 1s, timeout: 500ms", "interval: 300ms, timeout: 250ms");
    Path config = world.config("mode: auto, down-for: 0s, standby-for: 1s", edit);
    long before = Serial.of(world.second, HATCH);
    stopAt(world, config, point, home);
    try (AgentProcess agent =
        AgentProcess.start(MAIN, config, home.resolve("agent.log"), List.of())) {
      agent.awaitReady(world.socket());
      await(() -> world.lowerTarget(0).equals(Optional.of(TwoVendors.STANDBY)));
      await(() -> journal(world).contains("SERVED"));
      assertThat(writes(brand, before, Serial.of(world.second, HATCH))).as(point).isEqualTo(1);
    }
    world.primary.heal();
    world.second.put(TwoVendors.lower(0), new Ttl(30), List.of(TwoVendors.PRIMARY.absolute()));
  }

  /// Runs until the origin is dead and the agent stands at the point, and kills it there.
  private void stopAt(TwoVendors world, Path config, String point, Path home) {
    Path reached = home.resolve("reached");
    List<String> properties = List.of("stop.point=" + point, "stop.reached=" + reached);
    try (AgentProcess agent =
        AgentProcess.start(
            "io.wayout.app.system.StoppingMain", config, home.resolve("first.log"), properties)) {
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
    boolean isFirst = brand == Brand.POWERDNS && before < DAY_SERIAL_MIN;
    return isFirst ? after % 100 : after - before;
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(condition);
  }
}
