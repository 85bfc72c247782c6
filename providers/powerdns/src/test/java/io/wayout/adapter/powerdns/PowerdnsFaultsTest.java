// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.powerdns.BadPowerdns.Fault;
import io.wayout.adapter.powerdns.BadPowerdns.Where;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.http.OkHttpWire;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.provider.WriteOutcome.Refused;
import io.wayout.provider.WriteOutcome.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The fault matrix over a real wire: a read never takes a fault for an absence, and a write that
/// may have been applied is never called refused, nor sent twice.
@Timeout(60)
class PowerdnsFaultsTest {
  private static final DnsName ZONE = DnsName.of("shop.example");
  private static final RecordKey WWW =
      new RecordKey(ZONE, DnsName.of("www.shop.example"), RecordType.CNAME);
  private static final RecordSet A = cname("lb-a.cloud.example");
  private static final RecordSet B = cname("lb-b.cloud.example");
  private static final String HTML = "<html><body>502 Bad Gateway</body></html>";

  private static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("P04 key refused", 401, "Unauthorized", Denied.class, Refused.class),
        Arguments.of("P06 zone gone", 404, "Not Found", Absent.class, Refused.class),
        Arguments.of("P11 500", 500, "{\"error\":\"locked\"}", Unreachable.class, Unknown.class),
        Arguments.of("P11 502", 502, HTML, Unreachable.class, Unknown.class),
        Arguments.of("P11 503", 503, "", Unreachable.class, Unknown.class),
        Arguments.of("P12 markup", 200, HTML, Garbled.class, Unknown.class),
        Arguments.of("P12 cut JSON", 200, "{\"name\":\"shop.ex", Garbled.class, Unknown.class),
        Arguments.of("P12 empty", 200, "", Garbled.class, Unknown.class),
        Arguments.of("P12 deep", 200, "[".repeat(100_000), Garbled.class, Unknown.class),
        Arguments.of("P12 control", 200, "\u0000\u0007\u001b", Garbled.class, Unknown.class),
        Arguments.of("P13 null", 200, "null", Garbled.class, Unknown.class),
        Arguments.of("P13 list", 200, "[]", Garbled.class, Unknown.class),
        Arguments.of("P13 object", 200, "{}", Garbled.class, Unknown.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void faultyAnswer_isNamedOnReadsAndNeverCertainOnWritesUnlessRefused(
      String name, int status, String body, Class<?> read, Class<?> write) throws IOException {
    Fault fault = BadPowerdns.status(status, body);

    assertReadFails(fault, read);
    assertWrite(Where.WRITES_NOT_APPLIED, fault, write);
    if (write == Unknown.class) {
      assertWrite(Where.WRITES_APPLIED, fault, write);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"shop.example.\",\"kind\":\"Native\"}",
        "{\"name\":\"shop.example.\",\"kind\":\"Native\",\"rrsets\":null}",
        "{\"name\":\"shop.example.\",\"kind\":\"Native\",\"rrsets\":[]}",
        "{\"name\":\"shop.example.\",\"kind\":null,\"rrsets\":[]}",
        "{\"name\":\"other.example.\",\"kind\":\"Native\",\"rrsets\":[]}",
        "{\"name\":\"shop.example.\",\"kind\":\"Native\",\"rrsets\":[{}]}",
        "{\"name\":\"shop.example.\",\"kind\":\"Native\",\"rrsets\":[null]}",
        "{\"name\":\"shop.example.\",\"kind\":\"Native\",\"rrsets\":[{\"name\":"
            + "\"www.shop.example.\",\"type\":\"CNAME\",\"ttl\":60,\"records\":null}]}",
        "{\"name\":\"shop.example.\",\"kind\":\"Native\",\"rrsets\":[{\"name\":"
            + "\"www.shop.example.\",\"type\":\"CNAME\",\"ttl\":\"60\",\"records\":"
            + "[{\"content\":\"a.\",\"disabled\":false}]}]}"
      })
  void zoneOfAnotherShape_isGarbledAndNeverMissing(String body) throws IOException {
    assertReadFails(BadPowerdns.status(200, body), Garbled.class);
  }

  /// Overlapping writes of others can leave two CNAMEs behind (pdns issue 7128).
  @Test
  void twoCnames_areGarbledOnReadsAndAConflictOnWrites() throws IOException {
    String body =
        "{\"name\":\"shop.example.\",\"kind\":\"Native\",\"rrsets\":[{\"name\":"
            + "\"www.shop.example.\",\"type\":\"CNAME\",\"ttl\":60,\"records\":"
            + "[{\"content\":\"a.\",\"disabled\":false},"
            + "{\"content\":\"b.\",\"disabled\":false}]}]}";
    try (BadPowerdns server = new BadPowerdns(Where.READS, BadPowerdns.status(200, body));
        DnsProvider provider = open(server.uri())) {
      assertThat(failureOf(provider.read(List.of(WWW)).getFirst())).isInstanceOf(Garbled.class);
      assertThat(change(provider))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.failure()).isInstanceOf(Conflict.class));
      assertThat(server.patches()).isZero();
    }
  }

  @Test
  void p02_noTlsBehindHttps_isSurelyNotSent() throws IOException {
    try (BadPowerdns server = new BadPowerdns(Where.READS, BadPowerdns.status(200, ""));
        DnsProvider provider =
            open(URI.create(server.uri().toString().replace("http:", "https:")))) {
      assertThat(change(provider))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.failure()).isInstanceOf(Unreachable.class));
      assertThat(server.patches()).isZero();
    }
  }

  @Test
  void p01_serverGoneBetweenReadAndWrite_isSurelyNotApplied() throws IOException {
    BadPowerdns server = new BadPowerdns(Where.WRITES_NOT_APPLIED, BadPowerdns.status(500, ""));
    try (DnsProvider provider = open(server.uri())) {
      SendGate closing =
          () -> {
            server.close();
            return new SendGate.Open();
          };

      assertThat(provider.replace(List.of(aToB()), closing).getFirst())
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.failure()).isInstanceOf(Unreachable.class));
      assertThat(server.patches()).isZero();
    }
  }

  @Test
  void p01_nobodyListens_failsEverythingAtOnce() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = closed.getLocalPort();
    }
    try (DnsProvider provider = open(URI.create("http://127.0.0.1:" + port + BadPowerdns.PATH))) {
      assertThat(failureOf(provider.read(List.of(WWW)).getFirst())).isInstanceOf(Unreachable.class);
      assertThat(((CheckOutcome.Failed) provider.check(List.of(ZONE))).failure())
          .isInstanceOf(Unreachable.class);
      assertThat(change(provider)).isInstanceOf(Refused.class);
    }
  }

  @Test
  void p12_hangUpInTheBody_isUnreachableOnReadsAndUnknownOnWrites() throws IOException {
    assertReadFails(BadPowerdns.cutOff(), Unreachable.class);
    assertWrite(Where.WRITES_APPLIED, BadPowerdns.cutOff(), Unknown.class);
  }

  @Test
  void p12_oversizeBody_isUnreachableOnReadsAndUnknownOnWrites() throws IOException {
    Fault flood = BadPowerdns.status(200, " ".repeat(3 << 20));

    assertReadFails(flood, Unreachable.class);
    assertWrite(Where.WRITES_APPLIED, flood, Unknown.class);
  }

  @Test
  void p19_drippingBody_endsAtTheDeadline() throws IOException {
    assertReadFails(BadPowerdns.drip(), Unreachable.class);
    assertWrite(Where.WRITES_APPLIED, BadPowerdns.drip(), Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void p20_redirectOfTheServer_isNotFollowed(int status) throws IOException {
    try (BadPowerdns other = new BadPowerdns(Where.READS, BadPowerdns.status(500, ""))) {
      Fault redirect =
          BadPowerdns.redirect(status, URI.create(other.uri() + "/zones/shop.example."));

      assertReadFails(redirect, Garbled.class);
      assertWrite(Where.WRITES_NOT_APPLIED, redirect, Unknown.class);
      assertThat(other.patches()).isZero();
    }
  }

  @Test
  void p16_appliedAndSilent_isUnknownAndReadBackShowsIt() throws IOException {
    BadPowerdns[] self = new BadPowerdns[1];
    try (BadPowerdns server =
            new BadPowerdns(Where.WRITES_APPLIED, exchange -> self[0].silence(exchange));
        DnsProvider provider = open(server.uri())) {
      self[0] = server;

      assertThat(change(provider)).isInstanceOf(Unknown.class);
      assertThat(provider.read(List.of(WWW)))
          .containsExactly(new ReadOutcome.Found(B, RecordRef.NONE));
      assertThat(change(provider)).isInstanceOf(Accepted.class);
      assertThat(server.patches()).isEqualTo(1);
    }
  }

  @Test
  void flushThatHangs_leavesTheChangeAccepted() throws IOException {
    try (BadPowerdns server = new BadPowerdns(Where.FLUSHES, BadPowerdns.drip());
        DnsProvider provider = open(server.uri())) {
      assertThat(change(provider)).isInstanceOf(Accepted.class);
      assertThat(server.target()).isEqualTo("lb-b.cloud.example.");
    }
  }

  private static void assertReadFails(Fault fault, Class<?> failure) throws IOException {
    try (BadPowerdns server = new BadPowerdns(Where.READS, fault);
        DnsProvider provider = open(server.uri())) {
      ProviderFailure read = failureOf(provider.read(List.of(WWW)).getFirst());

      assertThat(read).isInstanceOf(failure);
      assertThat(read.detail()).hasSizeLessThan(400).doesNotContainPattern("\\p{Cntrl}");
      assertThat(change(provider)).isEqualTo(new Refused(read));
      assertThat(server.patches()).isZero();
    }
  }

  private static void assertWrite(Where where, Fault fault, Class<?> outcome) throws IOException {
    try (BadPowerdns server = new BadPowerdns(where, fault);
        DnsProvider provider = open(server.uri())) {
      assertThat(change(provider)).isInstanceOf(outcome);
      assertThat(server.patches()).isEqualTo(1);
      assertThat(server.target())
          .isEqualTo(where == Where.WRITES_APPLIED ? "lb-b.cloud.example." : "lb-a.cloud.example.");
    }
  }

  private static ProviderFailure failureOf(ReadOutcome outcome) {
    return ((ReadOutcome.Failed) outcome).failure();
  }

  private static WriteOutcome change(DnsProvider provider) {
    return provider.replace(List.of(aToB()), SendGate.OPEN).getFirst();
  }

  private static Change aToB() {
    return new Change(WWW, new Expected.Data(A.data()), B, RecordRef.NONE);
  }

  private static DnsProvider open(URI url) {
    Duration deadline = Duration.ofSeconds(3);
    ProviderContext context =
        new ProviderContext(
            "lab",
            Map.of("url", List.of(url.toString())),
            Map.of("api-key", () -> ScriptedWire.KEY),
            InstantSource.system(),
            deadline,
            new OkHttpWire(deadline, 1 << 20));
    return new PowerdnsProviderFactory().open(context);
  }

  private static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }
}
