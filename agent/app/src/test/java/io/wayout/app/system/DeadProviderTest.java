// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A vendor that is gone as a whole, from before the start, holds up nobody else (law 7).
final class DeadProviderTest {
  private static final DnsName SOLO = DnsName.of("solo.shop.example");
  private static final RecordKey SOLO_KEY =
      new RecordKey(DnsName.of("shop.example"), SOLO, RecordType.CNAME);
  private static final String SOLO_YAML =
      "  solo.shop.example: {pool: shop,"
          + " links: [{name: solo.shop.example, account: bind, ttl: 30}]}\n";

  @TempDir Path folder;

  @Test
  void vendorDeadAtStart_othersAreGuardedAndItsDomainsWhenItIsBack() {
    try (TwoVendors world = new TwoVendors(folder, Brand.POWERDNS, 1)) {
      world.bind.put(SOLO_KEY, new Ttl(30), List.of(TwoVendors.PRIMARY.absolute()));
      world.second.pause();
      Path config =
          world.config("mode: auto, down-for: 0s, standby-for: 1s", text -> text + SOLO_YAML);
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
        agent.awaitReady(world.socket());
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(SOLO);
        world.primary.refuse();
        Operator.await(
            "solo moved",
            () ->
                world
                    .bind
                    .ask(SOLO_KEY)
                    .orElseThrow()
                    .data()
                    .toString()
                    .equals(TwoVendors.STANDBY.text()));
        assertThat(operator.gate(0)).isEqualTo("NOT_OBSERVED");

        world.second.resume();
        Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
      }
    }
  }
}
