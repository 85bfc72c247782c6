// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

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
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.cloud.ScriptedWire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Exact requests, and what answers mean.
class JdcloudWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW = key("www");
  private static final RecordSet A = cname(600, "lb-a.example.net");
  private static final RecordSet B = cname(600, "lb-b.example.net");
  private static final String ZONES = "GET /v2/regions/cn-north-1/domain?";
  private static final String RECORDS = "/v2/regions/cn-north-1/domain/7800/ResourceRecord";
  private static final String LIST = "GET " + RECORDS;
  private static final String DONE = "{\"requestId\":\"r\",\"result\":{}}";

  @Test
  void recordThere_isSearchedByItsHost() {
    ScriptedWire wire = wire().on(LIST, records(1, 1, record("\"weight\":1,")));

    assertThat(open(wire).read(List.of(WWW)))
        .containsExactly(new ReadOutcome.Found(A, new RecordRef("14789")));
    assertThat(wire.log())
        .containsExactly(
            ZONES + "domainName=example.com&pageNumber=1&pageSize=99 ",
            LIST + "?pageNumber=1&pageSize=99&search=www ");
    assertThat(wire.requests().getFirst().uri().getHost())
        .isEqualTo("domainservice.jdcloud-api.com");
    assertThat(wire.requests().getFirst().headers())
        .containsEntry("Content-Type", "application/json");
  }

  @Test
  void zoneWhoseNameHoldsOurs_isNotOurs() {
    ScriptedWire wire =
        new ScriptedWire(JdcloudWireTest::line).on(ZONES, zones("my-example.com", ""));

    assertThat(failure(open(wire).read(List.of(WWW)).getFirst())).isInstanceOf(Absent.class);
  }

  @Test
  void zoneIdThatIsNoMore_isForgotten() {
    ScriptedWire wire =
        wire()
            .on(
                LIST,
                new Answered(
                    404,
                    Map.of(),
                    "{\"requestId\":\"r\",\"error\":{\"code\":404,\"status\":\"NOT_FOUND\"}}"));
    DnsProvider provider = open(wire);

    assertThat(failure(provider.read(List.of(WWW)).getFirst())).isInstanceOf(Absent.class);
    provider.read(List.of(WWW));

    assertThat(wire.log()).filteredOn(line -> line.startsWith(ZONES)).hasSize(2);
  }

  @Test
  void fewerRecordsThanPromised_isGarbled() {
    ScriptedWire wire = wire().on(LIST, records(2, 1, record("")));

    assertThat(failure(open(wire).read(List.of(WWW)).getFirst())).isInstanceOf(Garbled.class);
  }

  @Test
  void listWithoutAnyTotal_isGarbled() {
    ScriptedWire wire =
        wire().on(LIST, "{\"requestId\":\"r\",\"result\":{\"dataList\":[" + record("") + "]}}");

    assertThat(failure(open(wire).read(List.of(WWW)).getFirst())).isInstanceOf(Garbled.class);
  }

  @Test
  void emptyListWithoutElements_isEmpty() {
    ScriptedWire wire =
        wire()
            .on(LIST, records(1, 1, record("")))
            .on(
                LIST + "?pageNumber=1&pageSize=99&search=www",
                "{\"requestId\":\"r\",\"result\":{\"totalCount\":0,\"totalPage\":0,"
                    + "\"dataList\":null}}");

    assertThat(open(wire).read(List.of(WWW))).containsExactly(new ReadOutcome.Missing());
  }

  @Test
  void change_sendsBackAllThatAnUpdateWouldReset() {
    ScriptedWire wire =
        wire()
            .on(
                LIST,
                records(
                    1, 1, record("\"weight\":5,\"mxPriority\":0,\"port\":0,\"jcloudRes\":false,")))
            .on("PUT", DONE);

    assertThat(open(wire).replace(List.of(change()), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log().getLast())
        .isEqualTo(
            "PUT "
                + RECORDS
                + "/14789 {\"req\":{\"domainName\":\"example.com\","
                + "\"hostRecord\":\"www\",\"hostValue\":\"lb-b.example.net\",\"ttl\":600,"
                + "\"type\":\"CNAME\",\"viewValue\":-1,\"jcloudRes\":false,\"mxPriority\":0,"
                + "\"port\":0,\"weight\":5}}");
  }

  @Test
  void membersThatTheVendorDropped_areNotInvented() {
    ScriptedWire wire = wire().on(LIST, records(1, 1, record(""))).on("PUT", DONE);

    open(wire).replace(List.of(change()), SendGate.OPEN);

    assertThat(wire.log().getLast()).endsWith("\"type\":\"CNAME\",\"viewValue\":-1}}");
  }

  @Test
  void creation_isOnTheDefaultLine() {
    ScriptedWire wire =
        wire()
            .on(LIST, records(1, 1, record("")))
            .on(LIST + "?pageNumber=1&pageSize=99&search=new", records(0, 0))
            .on("POST", "{\"requestId\":\"r\",\"result\":{\"dataList\":{\"id\":14790}}}");
    Change creation = new Change(key("new"), new Expected.Nothing(), A, RecordRef.NONE);

    assertThat(open(wire).replace(List.of(creation), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log().getLast())
        .isEqualTo(
            "POST "
                + RECORDS
                + " {\"req\":{\"domainName\":\"example.com\",\"hostRecord\":\"new\","
                + "\"hostValue\":\"lb-a.example.net\",\"ttl\":600,\"type\":\"CNAME\","
                + "\"viewValue\":-1}}");
  }

  @Test
  void check_refusesZonesThatAreLockedOrPaused() {
    assertThat(check("\"lockStatus\":1,"))
        .isEqualTo(
            new CheckOutcome.Failed(
                new Rejected("zone example.com is locked: its records can't be changed")));
    assertThat(check("\"resolvingStatus\":\"4\","))
        .isEqualTo(
            new CheckOutcome.Failed(new Rejected("zone example.com is not served: it is paused")));
    assertThat(check("")).isEqualTo(new CheckOutcome.Healthy("JD Cloud DNS", Duration.ZERO));
  }

  @Test
  void checkWithoutZones_isOneSmallRequest() {
    ScriptedWire wire = wire();

    open(wire).check(List.of());

    assertThat(wire.log()).containsExactly(ZONES + "pageNumber=1&pageSize=10 ");
  }

  @Test
  void lineThatIsNoNumber_isABadSetting() {
    assertThatThrownBy(() -> open(wire(), Map.of("lines", List.of("default"))))
        .isInstanceOf(BadSetting.class);
    assertThatThrownBy(() -> open(wire(), Map.of("region", List.of("../x"))))
        .isInstanceOf(BadSetting.class);
  }

  private static CheckOutcome check(String members) {
    ScriptedWire wire =
        new ScriptedWire(JdcloudWireTest::line).on(ZONES, zones("example.com", members));
    return open(wire).check(List.of(ZONE));
  }

  private static ScriptedWire wire() {
    return new ScriptedWire(JdcloudWireTest::line).on(ZONES, zones("example.com", ""));
  }

  private static String line(Request request) {
    String query = request.uri().getRawQuery();
    return request.method()
        + " "
        + request.uri().getRawPath()
        + (query == null ? "" : "?" + query)
        + " "
        + request.body();
  }

  private static DnsProvider open(ScriptedWire wire) {
    return open(wire, Map.of());
  }

  private static DnsProvider open(ScriptedWire wire, Map<String, List<String>> texts) {
    ProviderContext context =
        new ProviderContext(
            "lab",
            texts,
            Map.of(
                "access-key-id",
                () -> FakeJdcloud.ID,
                "access-key-secret",
                () -> FakeJdcloud.SECRET),
            InstantSource.fixed(Instant.parse("2026-01-15T08:30:00Z")),
            Duration.ofSeconds(10),
            wire);
    return new JdcloudProviderFactory().open(context);
  }

  private static String zones(String name, String members) {
    return """
    {"requestId":"r","result":{"currentCount":1,"totalCount":1,"totalPage":1,"dataList":[
     {"id":7800,%s"domainName":"%s","packId":0}]}}\
    """
        .formatted(members, name);
  }

  private static String records(int total, int pages, String... records) {
    return """
    {"requestId":"r","result":{"currentCount":1,"totalCount":%d,"totalPage":%d,"dataList":[%s]},
     "error":{"code":0,"status":"","message":""}}\
    """
        .formatted(total, pages, String.join(",", records));
  }

  private static String record(String members) {
    return """
    {"id":14789,"hostRecord":"www","hostValue":"lb-a.example.net","type":"CNAME","ttl":600,
     %s"viewValue":[-1],"viewName":"默认","resolvingStatus":"2","updateTime":1768465800000}\
    """
        .formatted(members);
  }

  private static ProviderFailure failure(ReadOutcome outcome) {
    return ((ReadOutcome.Failed) outcome).failure();
  }

  private static Change change() {
    return new Change(WWW, new Expected.Data(A.data()), B, RecordRef.NONE);
  }

  private static RecordKey key(String label) {
    return new RecordKey(ZONE, DnsName.of(label + ".example.com"), RecordType.CNAME);
  }

  private static RecordSet cname(int seconds, String target) {
    return new RecordSet(new Ttl(seconds), new RecordData.Cname(DnsName.of(target)));
  }
}
