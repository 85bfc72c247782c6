// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

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
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire.Lost;
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
class VolcengineWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW = key("www", RecordType.CNAME);
  private static final RecordSet A = cname(600, "lb-a.example.net");
  private static final RecordSet B = cname(600, "lb-b.example.net");
  private static final String ID = "3170534137672596377";
  private static final String RECORD =
      """
      {"RecordID":"3170534137672596377","RecordSetID":"MzE3","Host":"www","PQDN":"www.example.com",
       "FQDN":"www.example.com","Type":"CNAME","Value":"lb-a.example.net","TTL":600,
       "Line":"default","Weight":1,"Enable":true,"Remark":"","Tags":[],"Operators":["21"],
       "CreatedAt":"2026-01-15T16:30:00+08:00","UpdatedAt":"2026-01-15T16:30:00+08:00"}\
      """;
  private static final String FIND =
      "GET Action=ListZones&Key=example.com&PageNumber=1&PageSize=100&SearchMode=exact"
          + "&Version=2018-08-01 ";
  private static final String AT_WWW =
      "GET Action=ListRecords&Host=www&PageNumber=1&PageSize=500&SearchMode=exact"
          + "&Version=2018-08-01&ZID=123456 ";
  private static final String ANY =
      "GET Action=ListRecords&PageNumber=1&PageSize=1&Version=2018-08-01&ZID=123456 ";
  private static final String UPDATE = "POST Action=UpdateRecord&Version=2018-08-01 ";

  @Test
  void recordThere_isReadByExactName() {
    ScriptedWire wire = wire().on("GET Action=ListRecords", page(1, RECORD));

    assertThat(open(wire).read(List.of(WWW)))
        .containsExactly(new ReadOutcome.Found(A, new RecordRef("123456/" + ID)));
    assertThat(wire.log()).containsExactly(FIND, AT_WWW);
    assertThat(wire.requests().getFirst().uri().toString())
        .startsWith("https://dns.volcengineapi.com/?Action=ListZones&Key=example.com");
    assertThat(wire.requests().getFirst().headers())
        .containsOnlyKeys("Authorization", "content-type", "x-content-sha256", "x-date");
  }

  @Test
  void secondCall_knowsTheZone() {
    ScriptedWire wire = wire().on("GET Action=ListRecords", page(1, RECORD));
    try (DnsProvider provider = open(wire)) {
      provider.read(List.of(WWW));
      provider.read(List.of(WWW));
    }

    assertThat(wire.log()).containsExactly(FIND, AT_WWW, AT_WWW);
  }

  @Test
  void zoneOfAnAccountThatDoesNotOwnIt_isAbsent() {
    ScriptedWire wire = line().on("GET Action=ListZones", zones(1, zone(99, 1)));

    assertThat(open(wire).read(List.of(WWW)))
        .containsExactly(
            new ReadOutcome.Failed(new Absent("zone example.com is not this account's own")));
  }

  @Test
  void nothingThere_isMissingOnceTheZoneShowsAnything() {
    ScriptedWire wire =
        wire()
            .on("GET Action=ListRecords&Host", page(0))
            .on("GET Action=ListRecords&PageNumber", page(7, RECORD));

    assertThat(open(wire).read(List.of(WWW))).containsExactly(new ReadOutcome.Missing());
    assertThat(wire.log()).containsExactly(FIND, AT_WWW, ANY);
  }

  @Test
  void noListAtAll_isAnEmptyList() {
    ScriptedWire wire =
        wire()
            .on("GET Action=ListRecords&Host", result("{\"TotalCount\":0,\"Records\":null}"))
            .on("GET Action=ListRecords&PageNumber", result("{\"TotalCount\":0}"));

    assertGarbled(open(wire).read(List.of(WWW)).getFirst());
  }

  @Test
  void manyNames_areReadWithOneListingOfTheZone() {
    ScriptedWire wire = wire().on("GET Action=ListRecords", page(1, RECORD));
    List<RecordKey> keys =
        IntStream.range(0, 9).mapToObj(i -> i == 4 ? WWW : key("n" + i, RecordType.CNAME)).toList();

    assertThat(open(wire).read(keys).get(4)).isInstanceOf(ReadOutcome.Found.class);
    assertThat(wire.log())
        .containsExactly(
            FIND,
            "GET Action=ListRecords&PageNumber=1&PageSize=500&Version=2018-08-01&ZID=123456 ",
            ANY);
  }

  @Test
  void neighbourInAFuzzyList_isNotTheRecord() {
    String neighbour = RECORD.replace("\"www\"", "\"www2\"");
    ScriptedWire wire = wire().on("GET Action=ListRecords", page(1, neighbour));

    assertThat(open(wire).read(List.of(WWW))).containsExactly(new ReadOutcome.Missing());
  }

  @Test
  void fewerRecordsThanPromised_isGarbled() {
    ScriptedWire wire = wire().on("GET Action=ListRecords", page(1));

    assertGarbled(open(wire).read(List.of(WWW)).getFirst());
  }

  @Test
  void errorUnderStatus200_isAnError() {
    String error =
        "{\"ResponseMetadata\":{\"RequestId\":\"1\",\"Error\":{\"Code\":\"ErrZoneNotFound\","
            + "\"Message\":\"gone\"}},\"Result\":{\"TotalCount\":0}}";
    ScriptedWire wire = wire().on("GET Action=ListRecords", error);

    assertThat(open(wire).read(List.of(WWW)))
        .containsExactly(
            new ReadOutcome.Failed(new Absent("ListRecords: 200 ErrZoneNotFound: gone")));
  }

  @Test
  void change_sendsHostLineAndValueAndLeavesTheRestAlone() {
    ScriptedWire wire = writable();

    assertThat(open(wire).replace(List.of(change(B)), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log())
        .containsExactly(
            FIND,
            AT_WWW,
            UPDATE
                + "{\"Host\":\"www\",\"Line\":\"default\",\"RecordID\":\""
                + ID
                + "\",\"Type\":\"CNAME\",\"Value\":\"lb-b.example.net\"}");
  }

  @Test
  void changedTtl_isSentAlong() {
    ScriptedWire wire = writable();

    open(wire).replace(List.of(change(cname(60, "lb-b.example.net"))), SendGate.OPEN);

    assertThat(wire.log().getLast()).contains("\"TTL\":60");
  }

  @Test
  void knownZone_needsNoSearch() {
    ScriptedWire wire = writable();
    Change change = new Change(WWW, new Expected.Data(A.data()), B, new RecordRef("123456/" + ID));

    open(wire).replace(List.of(change), SendGate.OPEN);

    assertThat(wire.log()).first().isEqualTo(AT_WWW);
  }

  @Test
  void gateClosed_readsAndSendsNothing() {
    ScriptedWire wire = writable();

    assertThat(open(wire).replace(List.of(change(B)), () -> new SendGate.Closed("frozen")))
        .containsExactly(new WriteOutcome.Refused(new Withdrawn("frozen")));
    assertThat(wire.log()).containsExactly(FIND, AT_WWW);
  }

  @Test
  void configuredLines_moveTogether() {
    String other = RECORD.replace("6377", "6378").replace("\"default\"", "\"telecom\"");
    ScriptedWire wire = writable().on("GET Action=ListRecords", page(2, RECORD, other));

    assertThat(open(wire, "default", "telecom").replace(List.of(change(B)), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log())
        .filteredOn(line -> line.startsWith("POST"))
        .hasSize(2)
        .anyMatch(line -> line.contains("\"Line\":\"telecom\",\"RecordID\":\"3170534137672596378"));
  }

  @Test
  void creation_namesTheZoneById() {
    ScriptedWire wire =
        wire()
            .on("GET Action=ListRecords&Host", page(0))
            .on("GET Action=ListRecords&PageNumber", page(7, RECORD))
            .on("POST Action=CreateRecord", result("{\"RecordID\":\"1\"}"));
    RecordSet address =
        new RecordSet(new Ttl(60), RecordData.of(RecordType.A, List.of("192.0.2.1")));
    Change creation =
        new Change(key("new", RecordType.A), new Expected.Nothing(), address, RecordRef.NONE);

    open(wire).replace(List.of(creation), SendGate.OPEN);

    assertThat(wire.log().getLast())
        .isEqualTo(
            "POST Action=CreateRecord&Version=2018-08-01 {\"Host\":\"new\",\"Line\":\"default\","
                + "\"TTL\":60,\"Type\":\"A\",\"Value\":\"192.0.2.1\",\"ZID\":123456}");
  }

  @Test
  void answerOfAWriteLost_isUnknown() {
    ScriptedWire wire = writable().on("POST Action=UpdateRecord", new Lost("cut off"));

    assertThat(open(wire).replace(List.of(change(B)), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Unknown(new Unreachable("cut off")));
  }

  @Test
  void check_showsTheEdition() {
    assertThat(open(wire()).check(List.of(ZONE)))
        .isEqualTo(
            new CheckOutcome.Healthy("Volcengine; edition: example.com free_inner", Duration.ZERO));
  }

  @Test
  void checkOfManyZones_asksForTheList() {
    List<DnsName> zones =
        IntStream.range(0, 9).mapToObj(i -> i == 0 ? ZONE : DnsName.of("z" + i)).toList();
    ScriptedWire wire = wire();

    assertThat(open(wire).check(zones))
        .isEqualTo(new CheckOutcome.Failed(new Absent("zone z1 is not in this account")));
    assertThat(wire.log())
        .containsExactly("GET Action=ListZones&PageNumber=1&PageSize=100&Version=2018-08-01 ");
  }

  private static ScriptedWire line() {
    return new ScriptedWire(
        request -> request.method() + " " + request.uri().getRawQuery() + " " + request.body());
  }

  private static ScriptedWire wire() {
    return line().on("GET Action=ListZones", zones(2, zone(99, 1), zone(123_456, 0)));
  }

  private static ScriptedWire writable() {
    return wire()
        .on("GET Action=ListRecords", page(1, RECORD))
        .on("POST Action=UpdateRecord", result("{\"RecordID\":\"" + ID + "\"}"));
  }

  private static DnsProvider open(ScriptedWire wire, String... lines) {
    Map<String, List<String>> texts =
        lines.length == 0 ? Map.of() : Map.of("lines", List.of(lines));
    ProviderContext context =
        new ProviderContext(
            "lab",
            texts,
            Map.of(
                "access-key-id", () -> FakeVolcengine.ID,
                "secret-access-key", () -> FakeVolcengine.SECRET),
            InstantSource.fixed(Instant.parse("2026-01-15T08:30:00Z")),
            Duration.ofSeconds(10),
            wire);
    return new VolcengineProviderFactory().open(context);
  }

  private static String zone(int id, int stage) {
    return ("{\"ZID\":%d,\"ZoneName\":\"example.com\","
            + "\"CacheStage\":%d,\"TradeCode\":\"free_inner\"}")
        .formatted(id, stage);
  }

  private static String zones(int total, String... zones) {
    return result("{\"Total\":%d,\"Zones\":[%s]}".formatted(total, String.join(",", zones)));
  }

  private static String page(int total, String... records) {
    return result(
        "{\"TotalCount\":%d,\"Records\":[%s]}".formatted(total, String.join(",", records)));
  }

  private static String result(String result) {
    return "{\"ResponseMetadata\":{\"RequestId\":\"2026\"},\"Result\":" + result + "}";
  }

  private static Change change(RecordSet wanted) {
    return new Change(WWW, new Expected.Data(A.data()), wanted, RecordRef.NONE);
  }

  private static RecordKey key(String label, RecordType type) {
    return new RecordKey(ZONE, DnsName.of(label + ".example.com"), type);
  }

  private static RecordSet cname(int seconds, String target) {
    return new RecordSet(new Ttl(seconds), new RecordData.Cname(DnsName.of(target)));
  }

  private static void assertGarbled(ReadOutcome outcome) {
    assertThat(((ReadOutcome.Failed) outcome).failure()).isInstanceOf(Garbled.class);
  }
}
