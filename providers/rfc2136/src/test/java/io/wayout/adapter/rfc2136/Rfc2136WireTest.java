// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;

class Rfc2136WireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final DnsName WWW = DnsName.of("www.example.com");
  private static final RecordKey ALIAS = new RecordKey(ZONE, WWW, RecordType.CNAME);
  private static final RecordData OLD = new RecordData.Cname(DnsName.of("lb-a.example.net"));
  private static final RecordSet NEW =
      new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of("lb-b.example.net")));

  /// Recomputed with an independent HMAC on 2026-11-21.
  private static final String UNSIGNED =
      "123428000001000100020000076578616d706c6503636f6d000006000103777777c00c0005000100"
          + "0000000012046c622d61076578616d706c65036e657400c01d000500ff000000000000c01d000500"
          + "010000003c0007046c622d62c032";

  private static final String SIGNATURE =
      "0a7761796f75742d6b65790000fa00ff00000000003d0b686d61632d7368613235360000006968a5"
          + "88012c0020d1d4c21ee4072b511c3cb350bcf1daf7c21f2b694bba9abefaa8a57070218296123400"
          + "000000";

  @Test
  void move_isPrerequisiteThenDeletionThenAddition() {
    Message update = Rfc2136Wire.update(List.of(change(ALIAS, new Expected.Data(OLD), NEW)));
    update.getHeader().setID(0x1234);

    assertThat(HexFormat.of().formatHex(update.toWire())).isEqualTo(UNSIGNED);
  }

  @Test
  void signature_isThatOfTheTestVector() throws IOException {
    byte[] secret = Base64.getDecoder().decode("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    Clock clock = Clock.fixed(Instant.parse("2026-01-15T08:30:00Z"), ZoneOffset.UTC);
    TSIG key =
        new TSIG(
            TSIG.HMAC_SHA256,
            Name.fromString("wayout-key."),
            new SecretKeySpec(secret, "RAW"),
            clock);
    Message update = Rfc2136Wire.update(List.of(change(ALIAS, new Expected.Data(OLD), NEW)));
    update.getHeader().setID(0x1234);

    key.apply(update, null);

    String signed = UNSIGNED.replaceFirst("00020000", "00020001") + SIGNATURE;
    assertThat(HexFormat.of().formatHex(update.toWire())).isEqualTo(signed);
  }

  @Test
  void creation_requiresThatTheNameIsNotInUse() {
    Message update = Rfc2136Wire.update(List.of(change(ALIAS, new Expected.Nothing(), NEW)));

    assertThat(update.getSection(Section.PREREQ))
        .containsExactly(Record.newRecord(Rfc2136Wire.name(WWW), Type.ANY, DClass.NONE, 0));
    assertThat(texts(update, Section.UPDATE))
        .containsExactly("www.example.com. 60 IN CNAME lb-b.example.net.");
  }

  @Test
  void addresses_areAllExpectedAndAllAdded() {
    RecordKey key = new RecordKey(ZONE, WWW, RecordType.A);
    RecordData old = RecordData.of(RecordType.A, List.of("192.0.2.1", "192.0.2.2"));
    RecordSet wanted =
        new RecordSet(new Ttl(30), RecordData.of(RecordType.A, List.of("192.0.2.2", "192.0.2.3")));

    Message update = Rfc2136Wire.update(List.of(change(key, new Expected.Data(old), wanted)));

    assertThat(texts(update, Section.PREREQ))
        .containsExactly("www.example.com. 0 IN A 192.0.2.1", "www.example.com. 0 IN A 192.0.2.2");
    assertThat(texts(update, Section.UPDATE))
        .containsExactly(
            "www.example.com. 0 ANY A",
            "www.example.com. 30 IN A 192.0.2.2",
            "www.example.com. 30 IN A 192.0.2.3");
  }

  @Test
  void answers_areReadForWhatTheyProve() throws IOException {
    String soa = "example.com. 60 IN SOA ns1 host 1 2 3 4 5";
    ReadOutcome found =
        new ReadOutcome.Found(new RecordSet(new Ttl(30), NEW.data()), RecordRef.NONE);

    assertThat(read(List.of("WWW.example.com. 30 IN CNAME LB-B.example.net."), List.of()))
        .isEqualTo(found);
    assertThat(read(List.of(), List.of(soa))).isEqualTo(new ReadOutcome.Missing());
    assertThat(failure(read(List.of(), List.of()))).isInstanceOf(Garbled.class);
    assertThat(failure(read(List.of(), List.of(soa.replaceFirst("example.", "")))))
        .isInstanceOf(Absent.class);
    assertThat(failure(read(List.of("www.example.com. 30 IN CNAME a\\032b.example."), List.of())))
        .isInstanceOf(Garbled.class);
  }

  @Test
  void aliasAtTheName_isNoAddress() throws IOException {
    Message answer =
        answer(
            List.of(
                "www.example.com. 30 IN CNAME lb.example.com.",
                "lb.example.com. 30 IN A 192.0.2.1"),
            List.of());

    assertThat(Rfc2136Wire.read(new RecordKey(ZONE, WWW, RecordType.A), answer))
        .isEqualTo(new ReadOutcome.Missing());
  }

  private static ReadOutcome read(List<String> answers, List<String> authority) throws IOException {
    return Rfc2136Wire.read(ALIAS, answer(answers, authority));
  }

  private static ProviderFailure failure(ReadOutcome outcome) {
    return ((ReadOutcome.Failed) outcome).failure();
  }

  private static Message answer(List<String> answers, List<String> authority) throws IOException {
    Message message = Rfc2136Wire.query(ALIAS);
    message.getHeader().setFlag(Flags.AA);
    for (String line : answers) {
      message.addRecord(record(line), Section.ANSWER);
    }
    for (String line : authority) {
      message.addRecord(record(line), Section.AUTHORITY);
    }
    return message;
  }

  private static Record record(String line) throws IOException {
    List<String> words = List.of(line.split(" ", 5));
    return Record.fromString(
        Name.fromString(words.get(0)),
        Type.value(words.get(3)),
        DClass.IN,
        Long.parseLong(words.get(1)),
        words.get(4),
        Name.root);
  }

  private static List<String> texts(Message message, int section) {
    return message.getSection(section).stream()
        .map(r -> r.toString().replaceAll("\\s+", " ").strip())
        .toList();
  }

  private static Change change(RecordKey key, Expected expected, RecordSet wanted) {
    return new Change(key, expected, wanted, RecordRef.NONE);
  }
}
