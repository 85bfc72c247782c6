// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealServerTest {
  private static final DnsName ZONE = DnsName.of("shop.example");
  private static final RecordKey WWW =
      new RecordKey(ZONE, DnsName.of("www.shop.example"), RecordType.CNAME);
  private static final RecordSet A = cname("lb-a.cloud.example");
  private static final RecordSet B = cname("lb-b.cloud.example");

  @ParameterizedTest
  @EnumSource
  void started_servesItsSeedAndTakesUpdates(Brand brand) {
    try (RealServer server = RealServer.start(brand, List.of(new SeedZone(ZONE, Map.of(WWW, A))))) {
      assertThat(server.ask(WWW)).contains(A);

      server.put(WWW, B.ttl(), B.data().values());

      assertThat(server.ask(WWW)).contains(B);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closed_refusesConnections(Brand brand) {
    RealServer server = RealServer.start(brand, List.of(SeedZone.empty(ZONE)));
    server.close();

    assertThatThrownBy(() -> new Socket(server.address().getAddress(), server.address().getPort()))
        .hasMessageContaining("refused");
  }

  private static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }
}
