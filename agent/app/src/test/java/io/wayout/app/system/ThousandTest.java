// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A thousand domains move with one order, and none is forgotten.
final class ThousandTest {
  private static final int DOMAINS = 1_000;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"BIND", "POWERDNS"})
  void allMovedAtOnce_allAreServed(Brand brand) {
    try (TwoVendors world = new TwoVendors(folder, brand, DOMAINS)) {
      Path config = world.config("mode: manual, standby-for: 1s");
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
        agent.awaitReady(world.socket());
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        operator.awaitCalm(DOMAINS - 1);
        var results = operator.move("standby").list("results");
        assertThat(results)
            .hasSize(DOMAINS)
            .allMatch(r -> r.text("outcome").equals("started") && !r.text("switchover").isEmpty());
        Operator.await("all served", () -> served(operator) == DOMAINS);
        assertThat(IntStream.range(0, DOMAINS).mapToObj(world::lowerTarget))
            .allMatch(target -> target.equals(Optional.of(TwoVendors.STANDBY)));
      }
    }
  }

  private static long served(Operator operator) {
    return operator.get("/switchovers").list("switchovers").stream()
        .filter(move -> move.text("state").equals("served"))
        .count();
  }
}
