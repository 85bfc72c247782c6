// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.json.Json;
import io.wayout.dns.DnsName;
import io.wayout.dns.Ttl;
import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Someone edits records by hand: the agent never fights (I03, I09, I31).
final class ForeignEditTest {
  private static final DnsName FOREIGN = DnsName.of("maintenance.other.example");

  @TempDir Path folder;

  @Test
  void p27_h11_recordsEditedByHand_areLeftAloneUnlessAPersonSaysSo() {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 2)) {
      Path config = world.config("mode: auto, down-for: 0s, standby-for: 1s");
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
        agent.awaitReady(world.socket());
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        operator.awaitCalm(1);
        editedBefore(world, operator);
        editedWhileSettling(world, operator, agent);
        goneAround(world, operator);
        overwritten(world, operator);
      }
    }
  }

  /// The second domain is edited, and nobody has looked yet when the primary fails.
  private static void editedBefore(TwoVendors world, Operator operator) {
    edit(world, 1);
    world.primary.refuse();
    Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
    operator.awaitServed(0, "standby");
    Operator.await("seen", () -> operator.gate(1).equals("FOREIGN_VALUE"));
    assertThat(world.lowerTarget(1)).contains(FOREIGN);
  }

  /// The first domain is edited in the settle window of its move.
  private static void editedWhileSettling(TwoVendors world, Operator operator, AgentProcess agent) {
    edit(world, 0);
    operator.post("/reload", "{}");
    Operator.await("frozen", () -> agent.log().contains("event=SWITCHOVER_FROZEN"));
    assertThat(operator.gate(0)).isEqualTo("FOREIGN_VALUE");
    assertThat(world.lowerTarget(0)).contains(FOREIGN);
  }

  /// A person moves the domain by the link above; the foreign value stays.
  private static void goneAround(TwoVendors world, Operator operator) {
    operator.move("standby", 0);
    Operator.await("around", () -> world.upperTarget(0).equals(Optional.of(TwoVendors.STANDBY)));
    operator.awaitServed(0, "standby");
    assertThat(world.lowerTarget(0)).contains(FOREIGN);

    Json refused = operator.move("standby", 0);
    assertThat(refused.text("code")).as(refused.toString()).isEqualTo("FOREIGN_VALUE");
    assertThat(world.lowerTarget(0)).contains(FOREIGN);
  }

  private static void overwritten(TwoVendors world, Operator operator) {
    operator.post(
        "/switch",
        "{'domains':['%s'],'target':'standby','overwriteForeign':true}"
            .formatted(TwoVendors.domain(0)));
    Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
    assertThat(world.lowerTarget(1)).as("nobody asked for this one").contains(FOREIGN);
  }

  private static void edit(TwoVendors world, int n) {
    world.second.put(TwoVendors.lower(n), new Ttl(30), List.of(FOREIGN.absolute()));
  }
}
