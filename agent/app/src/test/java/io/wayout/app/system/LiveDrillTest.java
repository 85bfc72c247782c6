// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// H13 and I97 with the real daemon and real servers: a live drill goes out, outlives a SIGKILL,
/// and comes home; automation moves only after it.
final class LiveDrillTest {
  private static final String POLICY =
      "mode: auto, down-for: 0s, standby-for: 1s, require-drill: 30d";
  private static final String SAFETY = "safety: {";
  private static final String ALLOWED =
      "safety: {live-drills: {domains: [w0.shop.example], stay: 10s}, ";

  @TempDir Path folder;

  @Test
  void h13_liveDrillThatIsKilled_comesHomeAndFreesAutomation() {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 2)) {
      Path config = world.config(POLICY, text -> text.replace(SAFETY, ALLOWED));
      Operator operator = new Operator(world.socket());
      try (AgentProcess agent = start(world, config)) {
        operator.awaitCalm(0);
        operator.awaitCalm(1);
        Json refused = operator.post("/drills", "{'domain':'w1.shop.example'}");
        assertThat(refused.text("code")).isEqualTo("DRILL_NOT_ALLOWED");
        begin(operator, 2);
        Operator.await("there", () -> drill(operator).text("phase").equals("stay"));
        assertThat(world.lowerTarget(0)).contains(TwoVendors.STANDBY);
        agent.kill();
      }
      try (AgentProcess _ = start(world, config)) {
        Operator.await("home", () -> !drill(operator).isTrue("isOpen"));
        assertThat(world.lowerTarget(0)).contains(TwoVendors.PRIMARY);
        assertThat(drill(operator).text("phase")).isIn("green", "red");
        if (drill(operator).text("phase").equals("red")) {
          operator.awaitCalm(0);
          begin(operator, 1);
          Operator.await("green", () -> drill(operator).text("phase").equals("green"));
        }
        operator.awaitCalm(1);
        world.primary.refuse();
        operator.awaitServed(1, "standby");
      }
    }
  }

  /// As soon as all is well in every respect.
  private static void begin(Operator operator, int seconds) {
    String wish = "{'domain':'w0.shop.example','staySeconds':" + seconds + "}";
    AtomicReference<String> said = new AtomicReference<>("");
    try {
      Operator.await(
          "begun",
          () -> {
            Json answer = operator.post("/drills", wish);
            said.set(JsonText.write(answer));
            return !answer.has("code");
          });
    } catch (ConditionTimeoutException never) {
      throw new AssertionError(said.get(), never);
    }
  }

  private static Json drill(Operator operator) {
    return operator.get("/drills").list("drills").getFirst();
  }

  private AgentProcess start(TwoVendors world, Path config) {
    AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"));
    return agent.awaitReady(world.socket());
  }
}
