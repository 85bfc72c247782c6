// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.app.json.Json;
import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How long 1,000 domains of one zone take to leave a vendor and to return: a canary first, then at
/// most 30 % at once, or all. Prints figures and judges none; run by `deploy/bench/bench evacuate`.
final class EvacuateBench {
  private static final int DOMAINS = Integer.getInteger("wayout.bench.domains", 1_000);
  private static final int RUNS = 2;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"BIND", "POWERDNS"})
  void thousandLeaveAndReturn_figures(Brand brand) {
    try (TwoVendors world = new TwoVendors(folder, brand, DOMAINS)) {
      Path config =
          world.config(
              "mode: manual, standby-for: 1s",
              text -> text.replace("{blast-radius: 100%, canary: 1000}", "{blast-radius: 30%}"));
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
        agent.awaitReady(world.socket());
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        operator.awaitCalm(DOMAINS - 1);
        for (int run = 1; run <= RUNS; run++) {
          for (boolean isWhole : new boolean[] {false, true}) {
            measure(operator, brand, "evacuate", isWhole);
            measure(operator, brand, "return", isWhole);
          }
        }
      }
    }
  }

  private static void measure(Operator operator, Brand brand, String kind, boolean isWhole) {
    long start = System.nanoTime();
    String order = "{'kind':'%s','vendor':'cloud-a','whole':%s}".formatted(kind, isWhole);
    String id = operator.post("/campaigns", order).list("results").getFirst().text("subject");
    long canary = 0;
    while (true) {
      Json campaign = find(operator, id);
      canary = canary == 0 && campaign.number("served") > 0 ? System.nanoTime() : canary;
      if (!campaign.isTrue("isOpen")) {
        System.out.printf(
            "BENCH %s second=%s domains=%d batch=%s canary=%d all=%d ms served=%d%n",
            kind,
            brand,
            DOMAINS,
            isWhole ? "all" : "30%",
            millis(start, canary),
            millis(start, System.nanoTime()),
            campaign.number("served"));
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static Json find(Operator operator, String id) {
    return operator.get("/campaigns").list("campaigns").stream()
        .filter(c -> c.text("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static long millis(long from, long to) {
    return Duration.ofNanos(to - from).toMillis();
  }
}
