// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import static io.wayout.engine.resolve.FakeDnsServer.record;
import static io.wayout.engine.resolve.FakeDnsServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.resolve.Resolution.Found;
import io.wayout.engine.resolve.Resolution.NoAddress;
import io.wayout.engine.resolve.Resolution.Source;
import io.wayout.engine.resolve.Resolution.Unknown;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

@Timeout(60)
class NameResolverTest {
  private static final String HOST = "lb.cloud.example";
  private static final InetAddress FIRST = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress SIXTH = InetAddress.ofLiteral("2001:db8::6");

  private final FakeTime time = new FakeTime();
  private final List<Record> records = new ArrayList<>();
  private int rcode = Rcode.NOERROR;
  private final FakeDnsServer server = FakeDnsServer.start((query, _) -> List.of(answer(query)));
  private String hosts = "";
  private final NameResolver resolver = resolver(List.of(server.address()));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void literal_isNotAsked() {
    assertThat(List.of(resolve("192.0.2.1"), resolve("[2001:db8::6]"), resolve("2001:db8::6")))
        .containsExactly(literal(FIRST), literal(SIXTH), literal(SIXTH));
    assertThat(server.overUdp()).isEmpty();
  }

  @Test
  void nameInHostsFile_isNotAsked() {
    hosts = "# our own\n192.0.2.1 LB.cloud.example lb # comment\n2001:db8::6\tlb.cloud.example\n";
    assertThat(resolve(HOST))
        .isEqualTo(new Found(List.of(FIRST, SIXTH), List.of(), Source.HOSTS, Duration.ZERO));
  }

  @Test
  void aliases_areFollowedAndNamed() {
    records.add(record("lb.cloud.example. 60 CNAME a.cloud.example."));
    records.add(record("a.cloud.example. 60 CNAME b.cloud.example."));
    records.add(record("b.cloud.example. 60 A 192.0.2.1"));
    records.add(record("b.cloud.example. 60 AAAA 2001:db8::6"));
    records.add(record("c.cloud.example. 60 A 192.0.2.66"));

    assertThat(resolve(HOST))
        .isEqualTo(
            new Found(
                List.of(FIRST, SIXTH),
                List.of(DnsName.of("a.cloud.example"), DnsName.of("b.cloud.example")),
                Source.DNS,
                Duration.ZERO));
  }

  @Test
  void longTtl_isKeptForHalfAMinute() {
    records.add(record("lb.cloud.example. 86400 A 192.0.2.1"));
    resolve(HOST);
    time.pass(Duration.ofSeconds(29));
    resolve(HOST);
    int before = server.overUdp().size();
    time.pass(Duration.ofSeconds(1));
    resolve(HOST);
    assertThat(List.of(before, server.overUdp().size())).containsExactly(2, 4);
  }

  @Test
  void ttlOfZero_isKeptForASecond() {
    records.add(record("lb.cloud.example. 0 A 192.0.2.1"));
    resolve(HOST);
    resolve(HOST);
    assertThat(server.overUdp()).hasSize(2);
    time.pass(Duration.ofSeconds(1));
    resolve(HOST);
    assertThat(server.overUdp()).hasSize(4);
  }

  @Test
  void nameGone_isKnownForFiveSecondsAndEndsTheLastGood() {
    records.add(record("lb.cloud.example. 1 A 192.0.2.1"));
    resolve(HOST);
    time.pass(Duration.ofSeconds(2));
    rcode = Rcode.NXDOMAIN;
    records.clear();
    var gone = new NoAddress("lb.cloud.example has no address in DNS");
    assertThat(resolve(HOST)).isEqualTo(gone);
    assertThat(resolve(HOST)).isEqualTo(gone);
    assertThat(server.overUdp()).hasSize(4);
    time.pass(Duration.ofSeconds(5));
    rcode = Rcode.SERVFAIL;
    assertThat(resolve(HOST))
        .isEqualTo(new Unknown("lb.cloud.example: the resolver said SERVFAIL"));
  }

  @Test
  void n09_resolversFail_lastGoodIsGivenForAnHour() {
    records.add(record("lb.cloud.example. 1 A 192.0.2.1"));
    resolve(HOST);
    rcode = Rcode.SERVFAIL;
    records.clear();
    time.pass(Duration.ofMinutes(59));
    assertThat(resolve(HOST))
        .isEqualTo(new Found(List.of(FIRST), List.of(), Source.DNS, Duration.ofMinutes(59)));
    time.pass(Duration.ofMinutes(1));
    assertThat(resolve(HOST)).isInstanceOf(Unknown.class);
  }

  @Test
  void firstResolverDead_theNextOneIsAskedAndStaysFirst() {
    records.add(record("lb.cloud.example. 0 A 192.0.2.1"));
    try (var dead = FakeDnsServer.start((_, _) -> List.of())) {
      NameResolver two = resolver(List.of(dead.address(), server.address()));
      Deadline deadline = RealTime.in(Duration.ofSeconds(1));
      assertThat(two.resolve(HOST, deadline)).isInstanceOf(Found.class);
      int asked = dead.overUdp().size();
      time.pass(Duration.ofSeconds(2));
      assertThat(two.resolve(HOST, RealTime.in(Duration.ofSeconds(1)))).isInstanceOf(Found.class);
      assertThat(dead.overUdp()).hasSize(asked);
    }
  }

  @Test
  void notAName_isUnknown() {
    assertThat(resolve("no name")).isInstanceOf(Unknown.class);
  }

  @Test
  void resolvConf_givesResolversAndIsReadAgain() {
    List<String> text = new ArrayList<>(List.of(""));
    NameFiles files = new NameFiles(List.of(), text::getFirst, () -> "");
    InetSocketAddress own = new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);
    assertThat(files.resolvers()).containsExactly(own);
    text.set(0, "search x\nnameserver 192.0.2.1 ; ours\nnameserver 2001:db8::6\noptions rotate\n");
    assertThat(files.resolvers())
        .containsExactly(new InetSocketAddress(FIRST, 53), new InetSocketAddress(SIXTH, 53));
  }

  private Resolution resolve(String host) {
    return resolver.resolve(host, RealTime.in(Duration.ofSeconds(10)));
  }

  private NameResolver resolver(List<InetSocketAddress> resolvers) {
    NameFiles files = new NameFiles(resolvers, () -> "", () -> hosts);
    return new NameResolver(files, new Upstream(files::resolvers, RealTime.exchange()), time);
  }

  private Message answer(Message query) {
    int type = query.getQuestion().getType();
    Record[] fitting =
        records.stream()
            .filter(record -> record.getType() == type || record.getType() == Type.CNAME)
            .toArray(Record[]::new);
    return reply(query, rcode, List.of(), fitting);
  }

  private static Found literal(InetAddress address) {
    return new Found(List.of(address), List.of(), Source.LITERAL, Duration.ZERO);
  }

  private static final class FakeTime implements Ticker {
    private Instant now = Instant.parse("2026-11-12T09:44:00Z");

    private void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public Instant wall() {
      return now;
    }
  }
}
