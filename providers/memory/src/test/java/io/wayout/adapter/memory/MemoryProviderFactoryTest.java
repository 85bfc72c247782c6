// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.BadSetting;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.Wire;
import io.wayout.testkit.server.DnsClient;
import io.wayout.testkit.server.Ports;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MemoryProviderFactoryTest {
  private static final DnsName ZONE = DnsName.of("shop.example");
  private static final RecordKey WWW =
      new RecordKey(ZONE, DnsName.of("www.shop.example"), RecordType.CNAME);
  private static final RecordSet A =
      new RecordSet(new Ttl(30), new RecordData.Cname(DnsName.of("lb-a.cloud.example")));

  private final ProviderFactory factory = new MemoryProviderFactory();

  @Test
  void serviceLoader_findsIt() {
    assertThat(ServiceLoader.load(ProviderFactory.class).stream().map(p -> p.get().name()))
        .containsExactly("memory");
  }

  @Test
  void recordsAndListen_areServed() {
    InetSocketAddress address = Ports.unused();
    String listen = "127.0.0.1:" + address.getPort();
    try (DnsProvider provider =
        open(
            Map.of(
                "zones", List.of("shop.example"),
                "records", List.of("WWW.shop.example. 30 CNAME lb-a.cloud.example"),
                "listen", List.of(listen)))) {

      assertThat(provider.read(List.of(WWW)))
          .containsExactly(new ReadOutcome.Found(A, RecordRef.NONE));
      assertThat(new DnsClient(address).ask(WWW)).contains(A);
      assertThat(provider.nameServers(ZONE)).isInstanceOf(NameServersOutcome.Known.class);
    }
  }

  @Test
  void portTaken_isUnreachableNotAnError() {
    InetSocketAddress address = Ports.unused();
    Map<String, List<String>> settings =
        Map.of(
            "zones", List.of("shop.example"),
            "listen", List.of("127.0.0.1:" + address.getPort()));
    try (DnsProvider first = open(settings);
        DnsProvider second = open(settings)) {
      assertThat(first.check(List.of(ZONE))).isInstanceOf(CheckOutcome.Healthy.class);
      assertThat(second.check(List.of(ZONE))).isInstanceOf(CheckOutcome.Failed.class);
    }
  }

  @Test
  void badSettings_areNamed() {
    List<Map<String, List<String>>> bad =
        List.of(
            Map.of(),
            Map.of("zones", List.of("..")),
            Map.of("zones", List.of("shop.example"), "records", List.of("www CNAME x")),
            Map.of("zones", List.of("shop.example"), "records", List.of("a.b.example 1 A 1.2.3.4")),
            Map.of("zones", List.of("shop.example"), "listen", List.of("localhost:53")),
            Map.of("zones", List.of("shop.example"), "listen", List.of("127.0.0.1:99999")));

    assertThat(bad)
        .allSatisfy(s -> assertThatThrownBy(() -> open(s)).isInstanceOf(BadSetting.class));
  }

  private DnsProvider open(Map<String, List<String>> settings) {
    return factory.open(
        new ProviderContext(
            "lab",
            settings,
            Map.of(),
            InstantSource.system(),
            Duration.ofSeconds(5),
            _ -> new Wire.NotSent("no HTTP here")));
  }
}
