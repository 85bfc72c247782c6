// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.json.Json;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TTLs are lowered by a move and raised only when a person asks, through the agent and without it
/// (I12).
final class TtlTest {
  private static final String NAME = TwoVendors.domain(0).text();

  @TempDir Path folder;

  @Test
  void ttls_areRaisedOnlyWhenAsked() {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config("mode: manual, standby-for: 1s");
      world.bind.put(
          TwoVendors.upper(0), new Ttl(10), List.of(TwoVendors.lower(0).name().absolute()));
      world.second.put(TwoVendors.lower(0), new Ttl(300), List.of(TwoVendors.PRIMARY.absolute()));
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
        agent.awaitReady(world.socket());
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        Operator.await("seen", () -> seen(operator, 0) == 10 && seen(operator, 1) == 300);
        throughTheAgent(world);
        agent.terminate();
      }
      withoutAnAgent(world, config);
    }
  }

  private static void throughTheAgent(TwoVendors world) {
    String socket = world.socket().toString();
    Program plan = Program.wayout("plan", NAME, "--set-ttl", "--socket", socket);
    assertThat(plan.exitCode()).as(plan.output()).isZero();
    assertThat(plan.output()).contains("the configured TTLs; users stay where they are");
    assertThat(ttls(world)).as("a plan writes nothing").containsExactly(10, 300);

    Program move = Program.wayout("switch", NAME, "--to", "standby", "-y", "--socket", socket);
    assertThat(move.exitCode()).as(move.output()).isZero();
    assertThat(ttls(world)).as("lowered, never raised").containsExactly(10, 30);

    Program asked =
        Program.wayout("switch", NAME, "--to", "standby", "-y", "--set-ttl", "--socket", socket);
    assertThat(asked.exitCode()).as(asked.output()).isZero();
    assertThat(ttls(world)).as("raised when asked").containsExactly(30, 30);
    assertThat(world.lowerTarget(0)).contains(TwoVendors.STANDBY);
  }

  private static void withoutAnAgent(TwoVendors world, Path config) {
    world.second.put(TwoVendors.lower(0), new Ttl(20), List.of(TwoVendors.STANDBY.absolute()));

    Program direct =
        Program.wayout(
            "switch", NAME, "--to", "primary", "-y", "--set-ttl", "--direct", "-c", "" + config);

    assertThat(direct.exitCode()).as(direct.output()).isZero();
    assertThat(ttls(world)).containsExactly(30, 30);
    assertThat(world.lowerTarget(0)).contains(TwoVendors.PRIMARY);
  }

  private static List<Integer> ttls(TwoVendors world) {
    return List.of(
        ttl(world.bind.ask(TwoVendors.upper(0))), ttl(world.second.ask(TwoVendors.lower(0))));
  }

  private static int ttl(Optional<RecordSet> found) {
    return found.orElseThrow().ttl().seconds();
  }

  private static long seen(Operator operator, int link) {
    Json account = operator.domain(0).list("links").get(link).list("accounts").getFirst();
    return account.get("observed").number("ttlSeconds");
  }
}
