// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire.Lost;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Exact requests, and what answers mean.
class AlidnsWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW = key("www", RecordType.CNAME);
  private static final RecordSet A = cname(600, "lb-a.example.net");
  private static final RecordSet B = cname(600, "lb-b.example.net");
  private static final String RECORD =
      """
      {"RecordId":"9999985","DomainName":"example.com","RR":"www","Type":"CNAME",
       "Value":"lb-a.example.net","TTL":600,"Line":"default","Status":"ENABLE","Locked":false,
       "Weight":1,"Remark":"ops","CreateTimestamp":1666501957000}\
      """;
  private static final String WRITTEN = "{\"RequestId\":\"0B7A\",\"RecordId\":\"9999985\"}";
  private static final String AT_WWW =
      "GET DescribeSubDomainRecords DomainName=example.com&PageNumber=1&PageSize=100"
          + "&SubDomain=www.example.com";
  private static final String ANY =
      "GET DescribeDomainRecords DomainName=example.com&PageNumber=1&PageSize=1";

  @Test
  void recordThere_isReadWithOneExactListing() {
    ScriptedWire wire = new ScriptedWire().on("DescribeSubDomainRecords", page(1, RECORD));

    assertThat(wire.open().read(List.of(WWW)))
        .containsExactly(new ReadOutcome.Found(A, new RecordRef("9999985")));
    assertThat(wire.log()).containsExactly(AT_WWW);
    assertThat(wire.requests().getFirst().uri().toString())
        .startsWith("https://alidns.aliyuncs.com/?DomainName=");
    assertThat(wire.requests().getFirst().headers())
        .containsOnlyKeys(
            "Authorization",
            "x-acs-action",
            "x-acs-content-sha256",
            "x-acs-date",
            "x-acs-signature-nonce",
            "x-acs-version");
  }

  @Test
  void nothingThere_isMissingOnceTheZoneShowsAnything() {
    ScriptedWire wire =
        new ScriptedWire()
            .on("DescribeSubDomainRecords", page(0))
            .on("DescribeDomainRecords", page(7, RECORD));

    assertThat(wire.open().read(List.of(WWW))).containsExactly(new ReadOutcome.Missing());
    assertThat(wire.log()).containsExactly(AT_WWW, ANY);
  }

  @Test
  void manyNames_areReadWithOneListingOfTheZone() {
    ScriptedWire wire = new ScriptedWire().on("DescribeDomainRecords", page(1, RECORD));
    List<RecordKey> keys =
        IntStream.range(0, 9).mapToObj(i -> i == 4 ? WWW : key("n" + i, RecordType.CNAME)).toList();

    assertThat(wire.open().read(keys).get(4)).isInstanceOf(ReadOutcome.Found.class);
    assertThat(wire.log())
        .containsExactly(
            "GET DescribeDomainRecords DomainName=example.com&PageNumber=1&PageSize=500", ANY);
  }

  @Test
  void fuzzyNeighbour_isNotTheRecord() {
    String neighbour = RECORD.replace("\"www\"", "\"www2\"");
    ScriptedWire wire =
        new ScriptedWire()
            .on("DescribeSubDomainRecords", page(1, neighbour))
            .on("DescribeDomainRecords", page(1, neighbour));

    assertThat(wire.open().read(List.of(WWW))).containsExactly(new ReadOutcome.Missing());
  }

  @Test
  void recordOfAnotherZone_isGarbled() {
    ScriptedWire wire =
        new ScriptedWire()
            .on("DescribeSubDomainRecords", page(1, RECORD.replace("example.com", "other.com")));

    assertGarbled(wire.open().read(List.of(WWW)).getFirst());
  }

  @Test
  void fewerRecordsThanPromised_isGarbled() {
    ScriptedWire wire = new ScriptedWire().on("DescribeSubDomainRecords", page(1));

    assertGarbled(wire.open().read(List.of(WWW)).getFirst());
  }

  @Test
  void change_isReadComparedGatedAndSentWithLineAndTtl() {
    ScriptedWire wire = writable();

    assertThat(wire.open().replace(List.of(change(A, B)), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log())
        .containsExactly(
            AT_WWW,
            "POST UpdateDomainRecord Line=default&RR=www&RecordId=9999985&TTL=600&Type=CNAME"
                + "&Value=lb-b.example.net");
    assertThat(wire.requests().getLast().body()).isEmpty();
  }

  @Test
  void requests_neverRepeatANonce() {
    ScriptedWire wire = writable();

    wire.open().replace(List.of(change(A, B)), SendGate.OPEN);

    assertThat(wire.requests().stream().map(r -> r.headers().get("x-acs-signature-nonce")))
        .doesNotHaveDuplicates();
  }

  @Test
  void gateClosed_readsAndSendsNothing() {
    ScriptedWire wire = writable();

    assertThat(wire.open().replace(List.of(change(A, B)), () -> new SendGate.Closed("frozen")))
        .containsExactly(new WriteOutcome.Refused(new Withdrawn("frozen")));
    assertThat(wire.log()).containsExactly(AT_WWW);
  }

  @Test
  void configuredLines_moveTogether() {
    String other = RECORD.replace("9999985", "9999986").replace("\"default\"", "\"telecom\"");
    ScriptedWire wire =
        new ScriptedWire()
            .on("DescribeSubDomainRecords", page(2, RECORD, other))
            .on("UpdateDomainRecord", WRITTEN);

    assertThat(wire.open("default", "telecom").replace(List.of(change(A, B)), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log())
        .filteredOn(line -> line.startsWith("POST"))
        .hasSize(2)
        .anyMatch(line -> line.contains("Line=telecom&RR=www&RecordId=9999986"));
  }

  @Test
  void secondLineRefused_isUnknownBecauseTheFirstHasMoved() {
    String other = RECORD.replace("9999985", "9999986").replace("\"default\"", "\"telecom\"");
    ScriptedWire wire = new ScriptedWire();
    wire.on("DescribeSubDomainRecords", page(2, RECORD, other)).on("UpdateDomainRecord", WRITTEN);

    List<WriteOutcome> outcomes =
        wire.open("default", "telecom")
            .replace(
                List.of(change(A, B)),
                () ->
                    wire.log().size() < 2
                        ? new SendGate.Open()
                        : new SendGate.Closed("superseded"));

    assertThat(outcomes).containsExactly(new WriteOutcome.Unknown(new Withdrawn("superseded")));
  }

  @Test
  void creation_namesTheZoneAndTheRelativeOwner() {
    ScriptedWire wire =
        new ScriptedWire()
            .on("DescribeSubDomainRecords", page(0))
            .on("DescribeDomainRecords", page(1, RECORD))
            .on("AddDomainRecord", WRITTEN);
    Change creation =
        new Change(key("new", RecordType.A), new Expected.Nothing(), address(), RecordRef.NONE);

    wire.open().replace(List.of(creation), SendGate.OPEN);

    assertThat(wire.log())
        .last()
        .isEqualTo(
            "POST AddDomainRecord DomainName=example.com&RR=new&TTL=60&Type=A&Value=192.0.2.1");
  }

  @Test
  void answerOfAWriteLost_isUnknown() {
    ScriptedWire wire = writable().on("UpdateDomainRecord", new Lost("cut off"));

    assertThat(wire.open().replace(List.of(change(A, B)), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Unknown(new Unreachable("cut off")));
  }

  @Test
  void aliasRecord_isRejected() {
    RecordKey alias = new RecordKey(ZONE, ZONE, RecordType.ALIAS);
    ScriptedWire wire = new ScriptedWire().on("DescribeSubDomainRecords", page(0));
    wire.on("DescribeDomainRecords", page(1, RECORD));

    ReadOutcome outcome = wire.open().read(List.of(alias)).getFirst();

    assertThat(((ReadOutcome.Failed) outcome).failure()).isInstanceOf(Rejected.class);
  }

  @Test
  void check_showsTheSmallestTtl() {
    ScriptedWire wire =
        new ScriptedWire()
            .on("DescribeDomainInfo", "{\"DomainName\":\"example.com\",\"MinTtl\":600}");

    assertThat(wire.open().check(List.of(ZONE)))
        .isEqualTo(
            new CheckOutcome.Healthy("alidns; smallest TTL: example.com 600 s", Duration.ZERO));
  }

  @Test
  void checkOfManyZones_asksForTheList() {
    ScriptedWire wire =
        new ScriptedWire()
            .on(
                "DescribeDomains",
                "{\"TotalCount\":1,\"Domains\":{\"Domain\":[{\"DomainName\":\"Example.com\"}]}}");
    List<DnsName> zones =
        IntStream.range(0, 9).mapToObj(i -> i == 0 ? ZONE : DnsName.of("z" + i)).toList();

    assertThat(wire.open().check(zones))
        .isEqualTo(new CheckOutcome.Failed(new Absent("zone z1 is not in this account")));
  }

  private static ScriptedWire writable() {
    return new ScriptedWire()
        .on("DescribeSubDomainRecords", page(1, RECORD))
        .on("UpdateDomainRecord", WRITTEN);
  }

  private static String page(int total, String... records) {
    return "{\"TotalCount\":%d,\"DomainRecords\":{\"Record\":[%s]}}"
        .formatted(total, String.join(",", records));
  }

  private static Change change(RecordSet expected, RecordSet wanted) {
    return new Change(WWW, new Expected.Data(expected.data()), wanted, RecordRef.NONE);
  }

  private static RecordKey key(String label, RecordType type) {
    return new RecordKey(ZONE, DnsName.of(label + ".example.com"), type);
  }

  private static RecordSet cname(int seconds, String target) {
    return new RecordSet(new Ttl(seconds), new RecordData.Cname(DnsName.of(target)));
  }

  private static RecordSet address() {
    return new RecordSet(new Ttl(60), RecordData.of(RecordType.A, List.of("192.0.2.1")));
  }

  private static void assertGarbled(ReadOutcome outcome) {
    assertThat(((ReadOutcome.Failed) outcome).failure()).isInstanceOf(Garbled.class);
  }
}
