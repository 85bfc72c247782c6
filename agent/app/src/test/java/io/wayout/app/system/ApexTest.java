// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An apex name and a name with addresses on real servers: out by themselves, back by hand.
final class ApexTest {
  @TempDir Path folder;

  @Test
  void primaryFails_apexAndAddressesMoveAndReturnByHand() {
    try (ApexWorld world = new ApexWorld(folder);
        AgentProcess agent = start(world, world.bind.key().secret())) {
      Operator operator = new Operator(world.socket());
      operator.awaitCalm(ApexWorld.SHOP);
      operator.awaitCalm(ApexWorld.API);
      assertThat(world.apex(RecordType.A)).contains(ApexWorld.v4("127.0.0.2"));

      world.primary.refuse();
      awaitAnswers(world, "127.0.0.3", ApexWorld.v6("2001:db8::b"));
      awaitServed(operator, ApexWorld.SHOP, "standby");
      awaitServed(operator, ApexWorld.API, "standby");

      world.primary.heal();
      operator.awaitCalm(ApexWorld.SHOP);
      operator.awaitCalm(ApexWorld.API);
      operator.post(
          "/switch",
          "{'domains':['shop.example','api.hatch.example'],'target':'primary','reason':'test'}");
      awaitAnswers(world, "127.0.0.2", ApexWorld.v6("2001:db8::a1", "2001:db8::a2"));
      awaitServed(operator, ApexWorld.SHOP, "primary");
      awaitServed(operator, ApexWorld.API, "primary");
      assertThat(agent.log()).doesNotContain("Exception");
    }
  }

  @Test
  void lowerLinkCantBeWritten_theAliasAtTheApexIsTheWayOut() {
    try (ApexWorld world = new ApexWorld(folder);
        AgentProcess agent = start(world, "bm90LXRoZS1rZXktbm90LXRoZS1rZXktbm90LXRoZS0=")) {
      Operator operator = new Operator(world.socket());
      operator.awaitCalm(ApexWorld.SHOP);

      world.primary.refuse();
      Operator.await(
          "apex at the standby",
          () -> world.apex(RecordType.A).equals(Optional.of(ApexWorld.v4("127.0.0.3"))));
      awaitServed(operator, ApexWorld.SHOP, "standby");

      assertThat(world.lower()).contains(new RecordData.Cname(DnsName.of("primary.hatch.example")));
      assertThat(agent.log()).contains("with addresses that standby.hatch.example has, too");
    }
  }

  private AgentProcess start(ApexWorld world, String bindSecret) {
    Path config = world.config(bindSecret);
    return AgentProcess.start(config, folder.resolve("agent.log")).awaitReady(world.socket());
  }

  private static void awaitAnswers(ApexWorld world, String address, RecordData six) {
    Operator.await(
        "everything at " + address,
        () ->
            world.apex(RecordType.A).equals(Optional.of(ApexWorld.v4(address)))
                && world.api(RecordType.A).equals(Optional.of(ApexWorld.v4(address)))
                && world.api(RecordType.AAAA).equals(Optional.of(six)));
  }

  private static void awaitServed(Operator operator, DnsName domain, String target) {
    try {
      served(operator, domain, target);
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(JsonText.write(operator.get("/switchovers?domain=" + domain)), late);
    }
  }

  private static void served(Operator operator, DnsName domain, String target) {
    Operator.await(
        domain + " served by " + target,
        () -> {
          Json newest = operator.get("/switchovers?domain=" + domain).list("switchovers").getLast();
          return newest.text("target").equals(target)
              && List.of("SERVED", "DONE").contains(newest.text("phase"));
        });
  }
}
