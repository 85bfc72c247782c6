// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import static io.wayout.engine.resolve.FakeDnsServer.record;
import static io.wayout.engine.resolve.FakeDnsServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.engine.port.Authorities.Answer;
import io.wayout.engine.port.Authorities.Expands;
import io.wayout.engine.port.Authorities.Has;
import io.wayout.engine.port.Authorities.HasNot;
import io.wayout.engine.port.Authorities.Silent;
import io.wayout.engine.resolve.DnsExchange;
import io.wayout.engine.resolve.FakeDnsServer;
import io.wayout.engine.resolve.FakeDnsServer.Responder;
import io.wayout.engine.resolve.NameFiles;
import io.wayout.engine.resolve.NameResolver;
import io.wayout.engine.resolve.RealTime;
import io.wayout.engine.resolve.Upstream;
import io.wayout.provider.NameServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@Timeout(60)
class DnsAuthoritiesTest {
  private static final DnsName ZONE = DnsName.of("shop.example");
  private static final RecordKey WWW = key("www", RecordType.CNAME);
  private static final List<Integer> AA = List.of((int) Flags.AA);
  private static final String RECORD = "www.shop.example. 60 CNAME Edge.Example.";
  private static final Has HAS = new Has(set(60, RecordType.CNAME, "edge.example"));

  @Test
  void recordSet_isReadWithItsTtl() {
    assertThat(ask((query, _) -> List.of(reply(query, Rcode.NOERROR, AA, record(RECORD)))))
        .isEqualTo(HAS);
  }

  @Test
  void addresses_areReadAsOneSet() {
    Responder server =
        (query, _) ->
            List.of(
                reply(
                    query,
                    Rcode.NOERROR,
                    AA,
                    record("www.shop.example. 30 A 192.0.2.2"),
                    record("www.shop.example. 30 A 192.0.2.1")));
    assertThat(ask(server, key("www", RecordType.A)))
        .isEqualTo(new Has(set(30, RecordType.A, "192.0.2.1", "192.0.2.2")));
  }

  @Test
  void alias_isAskedForAddressesOfBothFamilies() {
    Responder server =
        (query, _) ->
            List.of(
                reply(
                    query,
                    Rcode.NOERROR,
                    AA,
                    record(
                        query.getQuestion().getType() == Type.AAAA
                            ? "www.shop.example. 30 AAAA 2001:db8:0::1"
                            : "www.shop.example. 30 A 192.0.2.1")));
    assertThat(ask(server, key("www", RecordType.ALIAS)))
        .isEqualTo(new Expands(new TreeSet<>(List.of("192.0.2.1", "2001:db8:0:0:0:0:0:1"))));
  }

  @Test
  void aliasOfWhichOneFamilyFails_isSilent() {
    Responder server =
        (query, _) ->
            List.of(
                reply(
                    query,
                    query.getQuestion().getType() == Type.A ? Rcode.NOERROR : Rcode.SERVFAIL,
                    AA));
    assertThat(ask(server, key("www", RecordType.ALIAS)))
        .isEqualTo(new Silent("127.0.0.1: SERVFAIL for www.shop.example AAAA"));
  }

  @Test
  void questions_askForNoRecursion() {
    try (var server = FakeDnsServer.start((query, _) -> List.of(reply(query, Rcode.NOERROR, AA)))) {
      authorities("").ask(at(server), List.of(WWW));
      assertThat(server.overUdp())
          .allSatisfy(query -> assertThat(query.getHeader().getFlag(Flags.RD)).isFalse());
    }
  }

  @Test
  void noAuthority_isSilent() {
    assertThat(ask((query, _) -> List.of(reply(query, Rcode.NOERROR, List.of(), record(RECORD)))))
        .isEqualTo(
            new Silent("127.0.0.1: no authority for www.shop.example CNAME (lame delegation)"));
  }

  @Test
  void refused_isSilent() {
    assertThat(ask((query, _) -> List.of(reply(query, Rcode.REFUSED, AA))))
        .isEqualTo(new Silent("127.0.0.1: REFUSED for www.shop.example CNAME"));
  }

  @Test
  void noSuchName_hasNot() {
    assertThat(ask((query, _) -> List.of(reply(query, Rcode.NXDOMAIN, AA))))
        .isEqualTo(new HasNot());
  }

  @Test
  void noSuchType_hasNot() {
    assertThat(ask((query, _) -> List.of(reply(query, Rcode.NOERROR, AA)))).isEqualTo(new HasNot());
  }

  @Test
  void truncated_isReadOverTcp() {
    assertThat(
            ask((query, tcp) ->
                List.of(
                    tcp
                        ? reply(query, Rcode.NOERROR, AA, record(RECORD))
                        : reply(query, Rcode.NOERROR, List.of((int) Flags.TC)))))
        .isEqualTo(HAS);
  }

  @Test
  void n16_udpBlocked_isReadOverTcp() {
    assertThat(
            ask((query, tcp) ->
                tcp ? List.of(reply(query, Rcode.NOERROR, AA, record(RECORD))) : List.of()))
        .isEqualTo(HAS);
  }

  @Test
  void n09_deadServer_isSilentForEachOfAThousandNames() {
    List<RecordKey> keys = thousand();
    try (var server = FakeDnsServer.start((_, _) -> List.of())) {
      assertThat(authorities("").ask(at(server), keys))
          .hasSize(1_000)
          .containsOnly(new Silent("127.0.0.1: no answer within 1000 ms"));
    }
  }

  @Test
  void thousandNames_areReadInTheirOrder() {
    List<RecordKey> keys = thousand();
    Responder server =
        (query, _) ->
            List.of(reply(query, Rcode.NOERROR, AA, record(targetOf(query.getQuestion()))));
    try (var dns = FakeDnsServer.start(server)) {
      List<Answer> expected =
          keys.stream()
              .map(key -> (Answer) new Has(set(60, RecordType.CNAME, "to-" + key.name().text())))
              .toList();
      assertThat(authorities("").ask(at(dns), keys)).isEqualTo(expected);
    }
  }

  @Test
  void serverUnknown_isSilent() {
    assertThat(authorities("").ask(new NameServer("ns.nowhere.example", 53), List.of(WWW)))
        .singleElement()
        .isInstanceOf(Silent.class);
  }

  @Test
  void addressesDisagree_isSilentAndSaysSo() throws IOException {
    String other = "www.shop.example. 60 CNAME standby.example.";
    try (var one = FakeDnsServer.start((q, _) -> List.of(reply(q, 0, AA, record(RECORD))));
        var two =
            FakeDnsServer.startAt(
                "127.0.0.2", one.port(), (q, _) -> List.of(reply(q, 0, AA, record(other))))) {
      NameServer server = new NameServer("ns.shop.example", two.port());
      assertThat(askBothAddresses(server))
          .asString()
          .contains("its addresses disagree", "edge.example", "standby.example");
    }
  }

  @Test
  void oneAddressDead_theOtherCounts() throws IOException {
    try (var one = FakeDnsServer.start((_, _) -> List.of());
        var two =
            FakeDnsServer.startAt(
                "127.0.0.2", one.port(), (q, _) -> List.of(reply(q, 0, AA, record(RECORD))))) {
      assertThat(askBothAddresses(new NameServer("ns.shop.example", two.port()))).isEqualTo(HAS);
    }
  }

  @Test
  void delegation_isWhatTheParentSays() throws IOException {
    try (var parent = FakeDnsServer.start((query, _) -> List.of(referral(query)))) {
      Responder resolver =
          (query, _) -> {
            boolean isParent = query.getQuestion().getName().toString().equals("example.");
            return isParent
                ? List.of(reply(query, 0, List.of(), record("example. 60 NS ns.example.")))
                : List.of(reply(query, Rcode.SERVFAIL, List.of()));
          };
      try (var upstream = FakeDnsServer.start(resolver)) {
        var authorities = authorities("127.0.0.1 ns.example\n", upstream, parent.port());
        assertThat(authorities.delegation(ZONE))
            .containsExactly(
                new NameServer("ns1.vendor.example", parent.port()),
                new NameServer("ns2.vendor.example", parent.port()));
      }
    }
  }

  @Test
  void parentSaysNothing_resolversCount() {
    Responder resolver =
        (query, _) ->
            List.of(
                query.getQuestion().getName().toString().equals("shop.example.")
                    ? reply(query, 0, List.of(), record("shop.example. 60 NS ns1.vendor.example."))
                    : reply(query, Rcode.NXDOMAIN, List.of()));
    try (var upstream = FakeDnsServer.start(resolver)) {
      assertThat(authorities("", upstream, 53).delegation(ZONE))
          .containsExactly(new NameServer("ns1.vendor.example", 53));
    }
  }

  @Test
  void nobodyTells_isEmpty() {
    try (var upstream = FakeDnsServer.start((q, _) -> List.of(reply(q, 2, List.of())))) {
      assertThat(authorities("", upstream, 53).delegation(ZONE)).isEmpty();
    }
  }

  private static Message referral(Message query) {
    Message referral = reply(query, Rcode.NOERROR, List.of());
    for (String server : List.of("ns1", "ns2")) {
      referral.addRecord(
          record("shop.example. 60 NS " + server + ".vendor.example."), Section.AUTHORITY);
    }
    return referral;
  }

  private static Answer askBothAddresses(NameServer server) {
    String hosts = "127.0.0.1 ns.shop.example\n127.0.0.2 ns.shop.example\n";
    return authorities(hosts).ask(server, List.of(WWW)).getFirst();
  }

  private static Answer ask(Responder responder) {
    return ask(responder, WWW);
  }

  private static Answer ask(Responder responder, RecordKey key) {
    try (var server = FakeDnsServer.start(responder)) {
      return authorities("").ask(at(server), List.of(key)).getFirst();
    }
  }

  /// Without resolvers: only what the hosts file says is known.
  private static DnsAuthorities authorities(String hosts) {
    return authorities(hosts, List.of(new InetSocketAddress("127.0.0.1", 9)), 53);
  }

  private static DnsAuthorities authorities(String hosts, FakeDnsServer resolver, int port) {
    return authorities(hosts, List.of(resolver.address()), port);
  }

  private static DnsAuthorities authorities(
      String hosts, List<InetSocketAddress> resolvers, int port) {
    DnsExchange exchange = RealTime.exchange();
    NameFiles files = new NameFiles(resolvers, () -> "", () -> hosts);
    Upstream upstream = new Upstream(files::resolvers, exchange);
    NameResolver names = new NameResolver(files, upstream, RealTime.TICKER);
    return new DnsAuthorities(names, upstream, exchange, RealTime.TICKER, port);
  }

  private static NameServer at(FakeDnsServer server) {
    return new NameServer("127.0.0.1", server.port());
  }

  private static List<RecordKey> thousand() {
    return IntStream.range(0, 1_000).mapToObj(i -> key("w" + i, RecordType.CNAME)).toList();
  }

  private static String targetOf(org.xbill.DNS.Record question) {
    assertThat(question.getType()).isEqualTo(Type.CNAME);
    return question.getName() + " 60 CNAME to-" + question.getName();
  }

  private static RecordKey key(String label, RecordType type) {
    return new RecordKey(ZONE, DnsName.of(label + "." + ZONE), type);
  }

  private static RecordSet set(int ttl, RecordType type, String... values) {
    return new RecordSet(new Ttl(ttl), RecordData.of(type, List.of(values)));
  }
}
