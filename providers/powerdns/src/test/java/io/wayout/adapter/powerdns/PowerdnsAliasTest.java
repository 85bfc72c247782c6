// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.http.OkHttpWire;
import io.wayout.provider.Change;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.RealServer;
import io.wayout.testkit.server.SeedZone;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// An ALIAS at a zone's apex, as resolvers see it: a real PowerDNS that follows it through a real
/// BIND.
class PowerdnsAliasTest {
  private static final Duration DEADLINE = Duration.ofSeconds(8);
  private static final DnsName SHOP = DnsName.of("shop.example");
  private static final DnsName CLOUD = DnsName.of("cloud.example");
  private static final RecordKey APEX = new RecordKey(SHOP, SHOP, RecordType.ALIAS);

  @Test
  void aliasAtTheApex_isAnsweredWithTheTargetsAddressesBeforeAndAfterAMove() {
    SeedZone cloud =
        new SeedZone(
            CLOUD,
            Map.of(
                key("lb-a", RecordType.A), addresses(RecordType.A, "192.0.2.1"),
                key("lb-b", RecordType.A), addresses(RecordType.A, "198.51.100.1"),
                key("lb-b", RecordType.AAAA), addresses(RecordType.AAAA, "2001:db8::b")));
    SeedZone shop = new SeedZone(SHOP, Map.of(APEX, alias("lb-a.cloud.example")));
    try (RealServer bind = RealServer.start(Brand.BIND, List.of(cloud));
        RealServer pdns = RealServer.startWithAliases(List.of(shop), bind.address());
        DnsProvider provider = open(pdns)) {
      awaitApex(pdns, RecordType.A, "192.0.2.1");
      assertThat(pdns.ask(new RecordKey(SHOP, SHOP, RecordType.AAAA))).isEmpty();

      Change change =
          new Change(
              APEX,
              new Change.Expected.Data(alias("lb-a.cloud.example").data()),
              alias("lb-b.cloud.example"),
              RecordRef.NONE);
      assertThat(provider.replace(List.of(change), SendGate.OPEN).getFirst())
          .isInstanceOf(WriteOutcome.Accepted.class);

      awaitApex(pdns, RecordType.A, "198.51.100.1");
      awaitApex(pdns, RecordType.AAAA, "2001:db8::b");
    }
  }

  private static void awaitApex(RealServer server, RecordType type, String address) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(server.ask(new RecordKey(SHOP, SHOP, type)).map(RecordSet::data))
                .contains(addresses(type, address).data()));
  }

  private static DnsProvider open(RealServer server) {
    return new PowerdnsProviderFactory()
        .open(
            new ProviderContext(
                "lab",
                Map.of("url", List.of(server.api() + "/api/v1/servers/localhost")),
                Map.of("api-key", server::apiKey),
                InstantSource.system(),
                DEADLINE,
                new OkHttpWire(DEADLINE, OkHttpWire.ANSWER_BYTES_MAX)));
  }

  private static RecordKey key(String label, RecordType type) {
    return new RecordKey(CLOUD, DnsName.of(label + "." + CLOUD), type);
  }

  private static RecordSet addresses(RecordType type, String address) {
    return new RecordSet(new Ttl(60), RecordData.of(type, List.of(address)));
  }

  private static RecordSet alias(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Alias(DnsName.of(target)));
  }
}
