// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

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
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.cloud.ScriptedWire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Exact requests, and what answers mean.
class DnspodWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW = key("www");
  private static final RecordSet A = cname(600, "lb-a.example.net");
  private static final RecordSet B = cname(600, "lb-b.example.net");
  private static final String RECORD =
      """
      {"RecordId":18446744073709551615,"Value":"lb-a.example.net.","Status":"ENABLE",
       "UpdatedOn":"2026-01-15 16:30:00","Name":"www","Line":"默认","LineId":"0","Type":"CNAME",
       "Weight":null,"MonitorStatus":"","Remark":"","TTL":600,"MX":0,"DefaultNS":false}\
      """;
  private static final String NONE =
      response("\"Error\":{\"Code\":\"ResourceNotFound.NoDataOfRecord\",\"Message\":\"none\"}");
  private static final String UNKNOWN_ACTION =
      "\"Error\":{\"Code\":\"InvalidAction\",\"Message\":\"none\"}";
  private static final String WRITTEN = response("\"RecordId\":162");

  @Test
  void recordThere_isReadByItsRelativeName() {
    ScriptedWire wire = wire().on("DescribeRecordList", listed(1, RECORD));

    assertThat(open(wire).read(List.of(WWW)))
        .containsExactly(new ReadOutcome.Found(A, new RecordRef("18446744073709551615")));
    assertThat(wire.log()).hasSize(1);
    assertThat(wire.log().getFirst())
        .startsWith("DescribeRecordList ")
        .contains("\"Domain\":\"example.com\"", "\"Subdomain\":\"www\"", "\"Offset\":0");
    assertThat(wire.requests().getFirst().uri().toString())
        .isEqualTo("https://dnspod.tencentcloudapi.com/");
  }

  @Test
  void noRecord_isMissingOnceTheZoneShowsAnything() {
    ScriptedWire wire =
        wire()
            .on("DescribeRecordList {\"Subdomain\"", NONE)
            .on("DescribeRecordList {\"Domain\"", listed(1, RECORD));

    assertThat(open(wire).read(List.of(WWW))).containsExactly(new ReadOutcome.Missing());
    assertThat(wire.log().getLast())
        .isEqualTo("DescribeRecordList {\"Domain\":\"example.com\",\"Offset\":0,\"Limit\":1}");
  }

  @Test
  void fewerRecordsThanPromised_isGarbled() {
    ScriptedWire wire = wire().on("DescribeRecordList", listed(2, RECORD));

    ReadOutcome outcome = open(wire).read(List.of(WWW)).getFirst();

    assertThat(((ReadOutcome.Failed) outcome).failure()).isInstanceOf(Garbled.class);
  }

  @Test
  void change_sendsTheValueAlone() {
    ScriptedWire wire =
        wire().on("DescribeRecordList", listed(1, RECORD)).on("ModifyRecordFields", WRITTEN);

    assertThat(open(wire).replace(List.of(change(A, B)), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log().getLast())
        .isEqualTo(
            "ModifyRecordFields {\"Domain\":\"example.com\",\"RecordId\":18446744073709551615,"
                + "\"FieldList\":[{\"Key\":\"value\",\"Value\":\"lb-b.example.net.\"}]}");
  }

  @Test
  void otherTtl_isSentToo() {
    ScriptedWire wire =
        wire().on("DescribeRecordList", listed(1, RECORD)).on("ModifyRecordFields", WRITTEN);

    open(wire).replace(List.of(change(A, cname(60, "lb-a.example.net"))), SendGate.OPEN);

    assertThat(wire.log().getLast()).contains("{\"Key\":\"ttl\",\"Value\":\"60\"}");
  }

  @Test
  void siteWithoutSingleFields_getsTheWholeRecord() {
    String weighted =
        RECORD.replace("\"Weight\":null", "\"Weight\":5").replace("\"\",\"TTL", "\"ops\",\"TTL");
    ScriptedWire wire =
        wire()
            .on("DescribeRecordList", listed(1, weighted))
            .on("ModifyRecordFields", response(UNKNOWN_ACTION))
            .on("ModifyRecord {", WRITTEN);

    assertThat(open(wire).replace(List.of(change(A, B)), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log().getLast())
        .isEqualTo(
            "ModifyRecord {\"Domain\":\"example.com\",\"RecordId\":18446744073709551615,"
                + "\"SubDomain\":\"www\",\"RecordType\":\"CNAME\",\"RecordLineId\":\"0\","
                + "\"Value\":\"lb-b.example.net.\",\"TTL\":600,\"Status\":\"ENABLE\","
                + "\"RecordLine\":\"默认\",\"Weight\":5,\"Remark\":\"ops\"}");
  }

  @Test
  void gateClosedMeanwhile_stopsTheWholeRecord() {
    ScriptedWire wire =
        wire()
            .on("DescribeRecordList", listed(1, RECORD))
            .on("ModifyRecordFields", response(UNKNOWN_ACTION));
    SendGate gate =
        () -> wire.log().size() < 2 ? new SendGate.Open() : new SendGate.Closed("frozen");

    assertThat(open(wire).replace(List.of(change(A, B)), gate))
        .containsExactly(new WriteOutcome.Refused(new Withdrawn("frozen")));
    assertThat(wire.log()).hasSize(2);
  }

  @Test
  void check_tellsTheSmallestTtlOfThePlanAndAsksForItOnce() {
    ScriptedWire wire =
        wire()
            .on(
                "DescribeDomain",
                response(
                    "\"DomainInfo\":{\"Domain\":\"example.com\",\"Status\":\"ENABLE\","
                        + "\"Grade\":\"DP_FREE\"}"))
            .on(
                "DescribePackageDetail",
                response("\"Info\":[{\"DomainGrade\":\"DP_FREE\",\"MinTtl\":600}]"));

    DnsProvider provider = open(wire);
    CheckOutcome told =
        new CheckOutcome.Healthy("DNSPod; smallest TTL: example.com 600 s", Duration.ZERO);
    assertThat(provider.check(List.of(ZONE))).isEqualTo(told);
    assertThat(provider.check(List.of(ZONE))).isEqualTo(told);
    assertThat(wire.log()).filteredOn(line -> line.startsWith("DescribePackage")).hasSize(1);
  }

  @Test
  void creation_namesTheDefaultLine() {
    ScriptedWire wire =
        wire()
            .on("DescribeRecordList {\"Subdomain\"", NONE)
            .on("DescribeRecordList {\"Domain\"", listed(1, RECORD))
            .on("CreateRecord", WRITTEN);

    open(wire)
        .replace(
            List.of(new Change(key("new"), new Expected.Nothing(), A, RecordRef.NONE)),
            SendGate.OPEN);

    assertThat(wire.log().getLast())
        .isEqualTo(
            "CreateRecord {\"Domain\":\"example.com\",\"SubDomain\":\"new\",\"RecordType\":\"CNAME\","
                + "\"RecordLine\":\"默认\",\"RecordLineId\":\"0\",\"Value\":\"lb-a.example.net.\","
                + "\"TTL\":600}");
  }

  @Test
  void check_refusesAZoneThatIsPaused() {
    ScriptedWire wire =
        wire()
            .on(
                "DescribeDomain",
                response("\"DomainInfo\":{\"Domain\":\"example.com\",\"Status\":\"PAUSE\"}"));

    assertThat(open(wire).check(List.of(ZONE)))
        .isEqualTo(
            new CheckOutcome.Failed(new Rejected("zone example.com is not served: it is PAUSE")));
  }

  @Test
  void checkOfManyZones_asksForTheList() {
    ScriptedWire wire =
        wire()
            .on(
                "DescribeDomainList",
                response("\"DomainList\":[{\"Name\":\"Example.com\",\"Status\":\"ENABLE\"}]"));
    List<DnsName> zones =
        IntStream.range(0, 9).mapToObj(i -> i == 0 ? ZONE : DnsName.of("z" + i)).toList();

    assertThat(open(wire).check(zones))
        .isEqualTo(new CheckOutcome.Failed(new Absent("zone z1 is not in this account")));
  }

  /// The filter first, so that listings of a name and of the zone can be told apart.
  private static ScriptedWire wire() {
    return new ScriptedWire(DnspodWireTest::line);
  }

  private static String line(Request request) {
    return request.headers().get("X-TC-Action") + " " + request.body();
  }

  private static DnsProvider open(ScriptedWire wire) {
    ProviderContext context =
        new ProviderContext(
            "lab",
            Map.of(),
            Map.of("secret-id", () -> FakeDnspod.ID, "secret-key", () -> FakeDnspod.SECRET),
            InstantSource.fixed(Instant.parse("2026-01-15T08:30:00Z")),
            Duration.ofSeconds(10),
            wire);
    return new DnspodProviderFactory().open(context);
  }

  private static String listed(int count, String... records) {
    return response(
        "\"RecordCountInfo\":{\"SubdomainCount\":1,\"ListCount\":%d,\"TotalCount\":77},"
                .formatted(count)
            + "\"RecordList\":["
            + String.join(",", records)
            + "]");
  }

  private static String response(String members) {
    return "{\"Response\":{" + members + ",\"RequestId\":\"b1c2\"}}";
  }

  private static Change change(RecordSet expected, RecordSet wanted) {
    return new Change(WWW, new Expected.Data(expected.data()), wanted, RecordRef.NONE);
  }

  private static RecordKey key(String label) {
    return new RecordKey(ZONE, DnsName.of(label + ".example.com"), RecordType.CNAME);
  }

  private static RecordSet cname(int seconds, String target) {
    return new RecordSet(new Ttl(seconds), new RecordData.Cname(DnsName.of(target)));
  }
}
