// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.BadSetting;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.Secret;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Refused;
import io.wayout.provider.WriteOutcome.Unknown;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class Rfc2136ProviderTest {
  private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final DnsName ZONE = DnsName.of("shop.example");
  private static final RecordKey WWW =
      new RecordKey(ZONE, DnsName.of("www.shop.example"), RecordType.CNAME);
  private static final RecordData A = new RecordData.Cname(DnsName.of("lb-a.cloud.example"));
  private static final RecordSet B =
      new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of("lb-b.cloud.example")));

  @Test
  void serviceLoader_findsIt() {
    assertThat(ServiceLoader.load(ProviderFactory.class).stream().map(p -> p.get().name()))
        .contains("rfc2136");
  }

  @Test
  void answerIsNoDns_isGarbledAndAWriteUnknown() {
    try (ScriptedServer server = new ScriptedServer(_ -> new byte[] {1, 2, 3});
        DnsProvider provider = open(server.address(), () -> SECRET)) {
      assertThat(readFailure(provider)).isInstanceOf(Garbled.class);
      assertThat(checkFailure(provider)).isInstanceOf(Garbled.class);
      assertThat(replace(provider, WWW)).isInstanceOf(Unknown.class);
    }
  }

  @Test
  void questionComesBackAsAnswer_isNotTrusted() {
    try (ScriptedServer server = new ScriptedServer(question -> question);
        DnsProvider provider = open(server.address(), () -> SECRET)) {
      assertThat(readFailure(provider)).isInstanceOf(Garbled.class);
      assertThat(replace(provider, WWW)).isInstanceOf(Unknown.class);
    }
  }

  @Test
  void connectionClosedAfterTheUpdate_isUnknown() {
    try (ScriptedServer server = new ScriptedServer(_ -> new byte[0]);
        DnsProvider provider = open(server.address(), () -> SECRET)) {
      assertThat(readFailure(provider)).isInstanceOf(Unreachable.class);
      assertThat(replace(provider, WWW)).isInstanceOf(Unknown.class);
    }
  }

  @Test
  void firstPrimaryMayHaveTheUpdate_secondIsNotAsked() {
    try (ScriptedServer first = new ScriptedServer(_ -> new byte[0]);
        ScriptedServer second = new ScriptedServer(_ -> new byte[0]);
        DnsProvider provider =
            open(
                Map.of("servers", List.of(text(first.address()), text(second.address()))),
                () -> SECRET)) {
      assertThat(replace(provider, WWW)).isInstanceOf(Unknown.class);
      assertThat(second.messages()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"not base 64!", ""})
  void secretIsNotBase64_isDeniedAndNotQuoted(String secret) {
    try (ScriptedServer server = new ScriptedServer(_ -> new byte[0]);
        DnsProvider provider = open(server.address(), () -> secret)) {
      assertThat(checkFailure(provider)).isInstanceOf(Denied.class);
      assertThat(replace(provider, WWW)).isInstanceOf(Refused.class);
      assertThat(checkFailure(provider).toString()).doesNotContain("base 64!");
      assertThat(server.messages()).isZero();
    }
  }

  @Test
  void secretCannotBeRead_isDeniedWithItsSource() {
    Secret unreadable =
        () -> {
          throw new Secret.Unavailable("/etc/wayout/tsig is not readable");
        };
    try (DnsProvider provider = open(new InetSocketAddress("127.0.0.1", 53), unreadable)) {
      assertThat(checkFailure(provider))
          .isEqualTo(new Denied("the TSIG secret can't be read: /etc/wayout/tsig is not readable"));
    }
  }

  @Test
  void batchTooLargeForOneMessage_isRejectedUnsent() {
    String label = "a".repeat(60);
    List<Change> changes =
        IntStream.range(0, 400)
            .mapToObj(i -> DnsName.of("n" + i + "." + label + "." + label + "." + i + "." + ZONE))
            .map(name -> change(new RecordKey(ZONE, name, RecordType.CNAME)))
            .toList();
    try (ScriptedServer server = new ScriptedServer(_ -> new byte[0]);
        DnsProvider provider = open(server.address(), () -> SECRET)) {
      assertThat(provider.replace(changes, SendGate.OPEN))
          .hasSize(400)
          .allSatisfy(outcome ->
              assertThat(outcome)
                  .isInstanceOfSatisfying(
                      Refused.class, r -> assertThat(r.failure()).isInstanceOf(Rejected.class)));
      assertThat(server.messages()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "192.0.2.1, 192.0.2.1, 53",
    "192.0.2.1:5353, 192.0.2.1, 5353",
    "ns.shop.example:54, ns.shop.example, 54",
    "2001:db8::1, 2001:db8::1, 53",
    "[2001:db8::1]:54, 2001:db8::1, 54",
    "[2001:db8::1], 2001:db8::1, 53"
  })
  void nameServers_areTakenInEachNotation(String text, String host, int port) {
    Map<String, List<String>> settings =
        Map.of("servers", List.of("192.0.2.1"), "name-servers", List.of(text));
    try (DnsProvider provider = open(settings, () -> SECRET)) {
      assertThat(provider.nameServers(ZONE))
          .isEqualTo(new NameServersOutcome.Known(List.of(new NameServer(host, port))));
    }
  }

  @Test
  void badSettings_areNamed() {
    List<Map<String, List<String>>> bad =
        List.of(
            Map.of(),
            Map.of("servers", List.of("")),
            Map.of("servers", List.of("host:0")),
            Map.of("servers", List.of("host:port")),
            Map.of("servers", List.of("[2001:db8::1")),
            Map.of("servers", List.of(":53")),
            Map.of("servers", List.of("192.0.2.1"), "tsig-name", List.of("a..b")),
            Map.of("servers", List.of("192.0.2.1"), "tsig-algorithm", List.of("hmac-md5")),
            Map.of("servers", List.of("192.0.2.1"), "name-servers", List.of("[x]:y")));

    assertThat(bad)
        .allSatisfy(settings ->
            assertThatThrownBy(() -> open(settings, () -> SECRET)).isInstanceOf(BadSetting.class));
  }

  private static ProviderFailure readFailure(DnsProvider provider) {
    return ((ReadOutcome.Failed) provider.read(List.of(WWW)).getFirst()).failure();
  }

  private static ProviderFailure checkFailure(DnsProvider provider) {
    return ((CheckOutcome.Failed) provider.check(List.of(ZONE))).failure();
  }

  private static WriteOutcome replace(DnsProvider provider, RecordKey key) {
    return provider.replace(List.of(change(key)), SendGate.OPEN).getFirst();
  }

  private static Change change(RecordKey key) {
    return new Change(key, new Expected.Data(A), B, RecordRef.NONE);
  }

  private static DnsProvider open(InetSocketAddress server, Secret secret) {
    return open(Map.of("servers", List.of(text(server))), secret);
  }

  private static String text(InetSocketAddress server) {
    return server.getHostString() + ":" + server.getPort();
  }

  private static DnsProvider open(Map<String, List<String>> settings, Secret secret) {
    Map<String, List<String>> all = new HashMap<>(settings);
    all.putIfAbsent("tsig-name", List.of("wayout-key"));
    return new Rfc2136ProviderFactory()
        .open(
            new ProviderContext(
                "lab",
                all,
                Map.of("tsig-secret", secret),
                InstantSource.system(),
                Duration.ofSeconds(5),
                _ -> new Wire.NotSent("no HTTP here")));
  }
}
