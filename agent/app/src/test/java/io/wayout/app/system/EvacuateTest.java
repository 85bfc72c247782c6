// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.json.Json;
import io.wayout.dns.DnsName;
import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A vendor is left and returned to, on real servers: a canary first, never more at once than the
/// blast radius, each domain written once, whatever kills the daemon (T07, I11, I47).
@Execution(ExecutionMode.CONCURRENT)
final class EvacuateTest {
  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final String LEAVE = "{'kind':'evacuate','vendor':'cloud-a','reason':'test'}";
  private static final String BACK = "{'kind':'return','vendor':'cloud-a','reason':'test'}";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"BIND", "POWERDNS"})
  void thousandDomains_leaveAndReturn(Brand brand) {
    int domains = 1_000;
    try (TwoVendors world = new TwoVendors(folder, brand, domains);
        AgentProcess agent = start(world)) {
      Operator operator = new Operator(world.socket());
      operator.awaitCalm(0);
      operator.awaitCalm(domains - 1);
      assertThat(agent.isAlive()).isTrue();

      assertThat(outcome(operator.post("/campaigns", LEAVE))).isEqualTo("started");
      Operator.await("all left", () -> isDone(operator, "evacuate-cloud-a-1"));
      assertThat(campaign(operator, "evacuate-cloud-a-1").number("served")).isEqualTo(domains);
      assertThat(targets(world, domains)).containsOnly(Optional.of(TwoVendors.STANDBY));

      assertThat(outcome(operator.post("/campaigns", BACK))).isEqualTo("started");
      Operator.await("all back", () -> isDone(operator, "return-cloud-a-1"));
      assertThat(campaign(operator, "return-cloud-a-1").number("served")).isEqualTo(domains);
      assertThat(targets(world, domains)).containsOnly(Optional.of(TwoVendors.PRIMARY));
    }
  }

  @Test
  void t07_daemonKilledTwiceInTheMiddle_goesOnAndWritesEachDomainOnce() {
    int domains = 150;
    try (TwoVendors world = new TwoVendors(folder, Brand.BIND, domains)) {
      long serial = Serial.of(world.second, HATCH);
      Operator operator = new Operator(world.socket());
      try (AgentProcess first = start(world)) {
        operator.awaitCalm(0);
        operator.awaitCalm(domains - 1);
        operator.post("/campaigns", LEAVE);
        killOnceServed(first, operator, 1, domains);
      }
      try (AgentProcess second = start(world)) {
        killOnceServed(second, operator, 60, domains);
      }
      try (AgentProcess third = start(world)) {
        assertThat(outcome(operator.post("/campaigns", LEAVE))).isEqualTo("joined");
        Operator.await("all left", () -> isDone(operator, "evacuate-cloud-a-1"));
        assertThat(third.isAlive()).isTrue();
      }

      assertThat(ZoneChanges.since(world.second, HATCH, serial))
          .hasSize(domains)
          .allSatisfy((name, given) ->
              assertThat(given).as(name).isEqualTo(List.of(TwoVendors.STANDBY.text())));
    }
  }

  private AgentProcess start(TwoVendors world) {
    Path config =
        world.config(
            "mode: manual, standby-for: 1s",
            text -> text.replace("{blast-radius: 100%, canary: 1000}", "{blast-radius: 30%}"));
    return AgentProcess.start(config, folder.resolve("agent.log")).awaitReady(world.socket());
  }

  private static void killOnceServed(
      AgentProcess agent, Operator operator, int served, int domains) {
    AtomicLong seen = new AtomicLong();
    Operator.await(
        served + " served",
        () -> {
          seen.set(campaign(operator, "evacuate-cloud-a-1").number("served"));
          return seen.get() >= served;
        });
    agent.kill();
    System.err.println("EvacuateTest: killed at " + seen + " of " + domains);
    assertThat(seen.get()).as("killed in the middle").isLessThan(domains);
  }

  private static String outcome(Json answer) {
    return answer.list("results").getFirst().text("outcome");
  }

  private static Json campaign(Operator operator, String id) {
    return operator.get("/campaigns").list("campaigns").stream()
        .filter(c -> c.text("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isDone(Operator operator, String id) {
    return campaign(operator, id).text("phase").equals("done");
  }

  private static List<Optional<DnsName>> targets(TwoVendors world, int domains) {
    return IntStream.range(0, domains).mapToObj(world::lowerTarget).toList();
  }
}
