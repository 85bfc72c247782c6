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
import io.wayout.testkit.server.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

class MemoryDnsServerTest {
  private static final DnsName SHOP = DnsName.of("shop.example");
  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final UpdateKey KEY =
      new UpdateKey("wayout-key", "hmac-sha512", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  private final MemoryVendor vendor =
      new MemoryVendor(List.of(SHOP, HATCH), InstantSource.system());
  private MemoryDnsServer server;

  @BeforeEach
  void start() throws IOException {
    put(SHOP, "www.shop.example", RecordType.CNAME, "www.hatch.example");
    put(HATCH, "www.hatch.example", RecordType.CNAME, "lb-a.cloud.example");
    put(SHOP, "a.b.shop.example", RecordType.A, "192.0.2.1");
    put(SHOP, "*.wild.shop.example", RecordType.A, "192.0.2.2");
    InetSocketAddress any = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    server = MemoryDnsServer.start(vendor, any, KEY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void chainWithinTheZones_isFollowedNoFurther() throws IOException {
    for (boolean isTcp : new boolean[] {false, true}) {
      Message answer = ask("www.shop.example.", Type.A, isTcp);

      assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
      assertThat(answer.getSection(Section.ANSWER).stream().map(Record::rdataToString))
          .containsExactly("www.hatch.example.", "lb-a.cloud.example.");
    }
  }

  @Test
  void nameWithoutThatType_isNodataWithSoa() throws IOException {
    for (String name : List.of("a.b.shop.example.", "b.shop.example.", "shop.example.")) {
      Message answer = ask(name, Type.AAAA, false);

      assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
      assertThat(answer.getSection(Section.AUTHORITY)).hasSize(1);
    }
  }

  @Test
  void unknownName_isNxdomain() throws IOException {
    assertThat(ask("nope.shop.example.", Type.A, false).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void wildcard_standsForNamesBelow() throws IOException {
    Message answer = ask("x.y.wild.shop.example.", Type.A, false);

    assertThat(answer.getSection(Section.ANSWER).getFirst().getName())
        .hasToString("x.y.wild.shop.example.");
  }

  @Test
  void aliasAtTheApex_isAnsweredWithAddressesOfItsOwnZones() throws IOException {
    put(SHOP, "shop.example", RecordType.ALIAS, "www.b.shop.example");
    put(SHOP, "www.b.shop.example", RecordType.CNAME, "a.b.shop.example");

    Message answer = ask("shop.example.", Type.A, false);

    assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
    assertThat(answer.getSection(Section.ANSWER))
        .containsExactly(
            Record.fromString(
                Name.fromString("shop.example."), Type.A, DClass.IN, 60, "192.0.2.1", Name.root));
    assertThat(ask("shop.example.", Type.AAAA, false).getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(ask("shop.example.", Type.SOA, false).getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void aliasToElsewhere_isLookedUpAndFailsAloudWhereNobodyKnows() throws IOException {
    put(SHOP, "shop.example", RecordType.ALIAS, "lb.cloud.example");
    assertThat(ask("shop.example.", Type.A, false).getRcode()).isEqualTo(Rcode.SERVFAIL);

    vendor.aliasLookup((_, family) ->
        new AliasLookup.Found.Known(
            family == RecordType.A
                ? Optional.of(new RecordData.Addresses(family, new TreeSet<>(List.of("192.0.2.9"))))
                : Optional.empty()));

    assertThat(
            ask("shop.example.", Type.A, false).getSection(Section.ANSWER).stream()
                .map(Record::rdataToString))
        .containsExactly("192.0.2.9");
    assertThat(ask("shop.example.", Type.AAAA, false).getSection(Section.ANSWER)).isEmpty();
  }

  @Test
  void foreignZone_isRefused() throws IOException {
    assertThat(ask("www.elsewhere.example.", Type.A, false).getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void dataPlaneOff_publicGetsNoAnswerAndTheApiWorks() throws IOException {
    server.answerQueries(false);

    assertThatThrownBy(() -> ask("www.shop.example.", Type.CNAME, false))
        .isInstanceOf(IOException.class);
    assertThat(move().getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(vendor.history().getLast().after()).contains(cname("lb-b.cloud.example"));
  }

  @Test
  void controlPlaneDown_updatesFailAndThePublicIsAnswered() throws IOException {
    vendor.controlPlane(ControlPlane.DENYING);
    assertThat(move().getRcode()).isEqualTo(Rcode.NOTAUTH);

    vendor.controlPlane(ControlPlane.SILENT);
    assertThatThrownBy(this::move).isInstanceOf(IOException.class);

    assertThat(ask("www.hatch.example.", Type.CNAME, false).getSection(Section.ANSWER)).hasSize(1);
    assertThat(vendor.history()).hasSize(4);
  }

  @Test
  void unsignedUpdate_isRefused() throws IOException {
    Update update = new Update(Name.fromString("hatch.example."));
    update.delete(Name.fromString("www.hatch.example."));

    assertThat(resolver(false).send(update).getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void portTaken_saysSo() {
    assertThatThrownBy(() -> MemoryDnsServer.start(vendor, server.address()))
        .isInstanceOf(IOException.class);
    assertThat(Ports.unused().getPort()).isPositive();
  }

  private Message move() throws IOException {
    Name www = Name.fromString("www.hatch.example.");
    Update update = new Update(Name.fromString("hatch.example."));
    update.present(
        Record.fromString(www, Type.CNAME, DClass.IN, 0, "lb-a.cloud.example.", Name.root));
    update.delete(www, Type.CNAME);
    update.add(Record.fromString(www, Type.CNAME, DClass.IN, 60, "lb-b.cloud.example.", Name.root));
    SimpleResolver resolver = resolver(true);
    resolver.setTSIGKey(KEY.toTsig(InstantSource.system()));
    return resolver.send(update);
  }

  private Message ask(String name, int type, boolean isTcp) throws IOException {
    return resolver(isTcp)
        .send(Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN)));
  }

  private SimpleResolver resolver(boolean isTcp) {
    SimpleResolver resolver = new SimpleResolver(server.address());
    resolver.setTCP(isTcp);
    resolver.setTimeout(Duration.ofMillis(700));
    return resolver;
  }

  private void put(DnsName zone, String name, RecordType type, String value) {
    RecordKey key = new RecordKey(zone, DnsName.of(name), type);
    vendor.put(key, new RecordSet(new Ttl(60), RecordData.of(type, List.of(value))));
  }

  private static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }
}
