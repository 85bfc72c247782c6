// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.json.Json;
import io.wayout.dns.DnsName;
import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The vendor of the lower link refuses its key, as on 2023-11-12, and the primary is down: the
/// other vendor's link leads out, and afterwards the chain is put in order from below (I12).
@Execution(ExecutionMode.CONCURRENT)
final class BypassTest {
  private static final String POLICY =
      "mode: auto, down-for: 0s, standby-for: 1s, restore-after: 2s";
  private static final DnsName LOWER = TwoVendors.lower(0).name();

  @TempDir Path folder;

  @Test
  void lowerLinkRefused_upperLeadsOutAndIsRestoredFromBelow() {
    try (TwoVendors world = new TwoVendors(folder, Brand.POWERDNS, 1)) {
      String key = "api-key: " + world.second.apiKey();
      Path config = world.config(POLICY, text -> text.replace(key, "api-key: revoked"));
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
        agent.awaitReady(world.socket());
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        Operator.await("denied", () -> control(operator, 1).equals("DOWN"));
        assertThat(operator.gate(0)).as("a control plane is no reason").isEqualTo("CONTENT");

        world.primary.refuse();
        Operator.await("out", () -> world.upperTarget(0).equals(Optional.of(TwoVendors.STANDBY)));
        assertThat(world.lowerTarget(0)).contains(TwoVendors.PRIMARY);
        operator.awaitServed(0, "standby");

        world.config(POLICY);
        agent.signal("HUP");
        Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
        assertThat(world.upperTarget(0)).as("from below").contains(TwoVendors.STANDBY);
        Operator.await("restored", () -> world.upperTarget(0).equals(Optional.of(LOWER)));
        assertThat(world.lowerTarget(0)).contains(TwoVendors.STANDBY);
      }
    }
  }

  private static String control(Operator operator, int link) {
    Json account = operator.domain(0).list("links").get(link).list("accounts").getFirst();
    return account.get("control").text("verdict");
  }
}
