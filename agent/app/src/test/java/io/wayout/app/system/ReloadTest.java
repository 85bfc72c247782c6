// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.json.Json;
import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A changed configuration is used whole or not at all (I49, I50, H06).
final class ReloadTest {
  private static final String POLICY = "mode: auto, down-for: 0s, standby-for: 1s";

  @TempDir Path folder;

  @Test
  void h06_configurationChanges_goodIsUsedAndBadIsRefused() {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 2)) {
      Path config = world.config(POLICY);
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
        agent.awaitReady(world.socket());
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        broken(world, operator, agent);
        good(world, operator, agent);
        withoutAnActiveDomain(world, operator);
        assertThat(world.lowerTarget(1)).contains(TwoVendors.PRIMARY);
      }
    }
  }

  private static void broken(TwoVendors world, Operator operator, AgentProcess agent) {
    String before = version(operator);
    world.config(POLICY, text -> text.replace("pool: shop", "pol: shop"));
    agent.signal("HUP");
    Operator.await("told", () -> agent.log().contains("event=CONFIG_REJECTED"));
    assertThat(version(operator)).isEqualTo(before);

    Json answer = operator.post("/reload", "{}");
    assertThat(answer.text("code")).isEqualTo("BAD_CONFIG");
    assertThat(answer.texts("problems"))
        .hasSizeGreaterThanOrEqualTo(2)
        .anyMatch(p -> p.contains("wayout.yaml:") && p.contains("'pol'"));

    world.primary.refuse();
    Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
    world.primary.heal();
    operator.awaitCalm(1);
    operator.awaitServed(1, "standby");
    operator.move("primary", 1);
    operator.awaitServed(1, "primary");
  }

  private static void good(TwoVendors world, Operator operator, AgentProcess agent) {
    String before = version(operator);
    world.config(POLICY + ", block: 2h");
    agent.signal("HUP");
    Operator.await("used", () -> !version(operator).equals(before));
    assertThat(agent.log()).contains("event=CONFIG_RELOADED");
    assertThat(operator.isBlocked(0)).as("what was decided stays").isTrue();
  }

  /// A domain that is away from home can't be forgotten.
  private static void withoutAnActiveDomain(TwoVendors world, Operator operator) {
    String before = version(operator);
    world.config(POLICY, text -> text.replaceAll("(?m)^  w0\\.shop.*\n", ""));
    Json answer = operator.post("/reload", "{}");
    assertThat(answer.texts("problems"))
        .anyMatch(p -> p.contains("w0.shop.example") && p.contains("standby"));
    assertThat(version(operator)).isEqualTo(before);
  }

  private static String version(Operator operator) {
    return operator.get("/status").get("agent").text("configVersion");
  }
}
