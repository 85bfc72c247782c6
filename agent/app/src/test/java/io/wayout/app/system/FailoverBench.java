// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long from the failure of the primary to the first authoritative answer with the standby.
/// Prints figures and judges none; run by `deploy/bench/failover`.
final class FailoverBench {
  private static final int RUNS = Integer.getInteger("wayout.bench.runs", 20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "BIND,refused", "BIND,swallowed", "BIND,503",
    "POWERDNS,refused", "POWERDNS,swallowed", "POWERDNS,503"
  })
  void primaryFails_figures(Brand brand, String failure) {
    try (TwoVendors world = new TwoVendors(folder, brand, 1)) {
      Path config = world.config("mode: auto, down-for: 0s, standby-for: 1s, block: 1s");
      try (AgentProcess agent =
          AgentProcess.start(
              "io.wayout.app.Main", config, folder.resolve("agent.log"), List.of())) {
        agent.awaitReady(world.socket());
        List<Long> millis = new ArrayList<>();
        Operator operator = new Operator(world.socket());
        for (int run = 0; run < RUNS; run++) {
          operator.awaitCalm(0);
          millis.add(measure(world, failure));
          back(world, operator);
        }
        Collections.sort(millis);
        System.out.printf(
            "BENCH failover second=%s failure=%s runs=%d min=%d median=%d max=%d ms%n",
            brand,
            failure,
            RUNS,
            millis.getFirst(),
            millis.get(millis.size() / 2),
            millis.getLast());
      }
    }
  }

  private static long measure(TwoVendors world, String failure) {
    long start = System.nanoTime();
    switch (failure) {
      case "refused" -> world.primary.refuse();
      case "swallowed" -> world.primary.swallow();
      default -> world.primary.answer(503);
    }
    await(Duration.ofMillis(2), () -> world.lowerTarget(0).equals(Optional.of(TwoVendors.STANDBY)));
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private static void back(TwoVendors world, Operator operator) {
    operator.awaitServed(0, "standby");
    world.primary.heal();
    operator.awaitCalm(0);
    operator.move("primary", 0);
    operator.awaitServed(0, "primary");
    operator.ack(0);
  }

  private static void await(Duration poll, Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(poll)
        .ignoreExceptions()
        .until(condition);
  }
}
