// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.testkit.server.Brand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How long 1,000 domains of one zone take to move by hand, and what the daemon weighs. Prints
/// figures and judges none; run by `deploy/bench/move`.
final class MoveBench {
  private static final int DOMAINS = Integer.getInteger("wayout.bench.domains", 1_000);
  private static final int RUNS = 5;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"BIND", "POWERDNS"})
  void thousandMoved_figures(Brand brand) throws IOException {
    try (TwoVendors world = new TwoVendors(folder, brand, DOMAINS)) {
      Path config = world.config("mode: manual, standby-for: 1s");
      try (AgentProcess agent =
          AgentProcess.start(
              "io.wayout.app.Main", config, folder.resolve("agent.log"), List.of())) {
        agent.awaitReady(world.socket());
        for (int run = 0; run < RUNS; run++) {
          boolean isOdd = run % 2 == 1;
          measure(world, brand, isOdd ? "primary" : "standby", agent);
        }
      }
    }
  }

  private static void measure(TwoVendors world, Brand brand, String target, AgentProcess agent)
      throws IOException {
    var wanted = target.equals("primary") ? TwoVendors.PRIMARY : TwoVendors.STANDBY;
    String json =
        "{\"all\":true,\"force\":true,\"target\":\"" + target + "\",\"reason\":\"bench\"}";
    awaitObserved(world);
    long start = System.nanoTime();
    UnixHttp.exchange(world.socket(), "POST", "/switch", json);
    long answered = System.nanoTime();
    long first = 0;
    for (int n = 0; n < DOMAINS; n++) {
      while (!world.lowerTarget(n).equals(Optional.of(wanted))) {
        Thread.onSpinWait();
      }
      first = first == 0 ? System.nanoTime() : first;
    }
    long last = System.nanoTime();
    System.out.printf(
        "BENCH move second=%s domains=%d reply=%d first=%d all=%d ms rss=%d MiB%n",
        brand,
        DOMAINS,
        millis(start, answered),
        millis(start, first),
        millis(start, last),
        rss(agent));
  }

  private static void awaitObserved(TwoVendors world) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> isQuiet(world));
  }

  private static boolean isQuiet(TwoVendors world) {
    String status = UnixHttp.exchange(world.socket(), "GET", "/status", "");
    return !status.contains("MOVE_IN_PROGRESS") && !status.contains("NOT_OBSERVED");
  }

  private static long millis(long from, long to) {
    return Duration.ofNanos(to - from).toMillis();
  }

  private static long rss(AgentProcess agent) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/" + agent.pid() + "/status"));
    return lines.stream()
        .filter(l -> l.startsWith("VmRSS"))
        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
