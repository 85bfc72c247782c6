// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

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
import io.wayout.provider.ProviderFailure.Withdrawn;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Exact requests, and what answers mean.
class HuaweicloudWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW = key("www", RecordType.CNAME);
  private static final RecordSet A = cname(300, "lb-a.example.net");
  private static final RecordSet B = cname(300, "lb-b.example.net");
  private static final String SETS = "/v2.1/zones/z1/recordsets";
  private static final String LINED = "default_view";

  @Test
  void recordThere_isReadByItsFullName() {
    ScriptedWire wire = wire().on("GET " + SETS, sets(1, set("s1", LINED, "lb-a.example.net.")));

    assertThat(open(wire).read(List.of(WWW)))
        .containsExactly(new ReadOutcome.Found(A, new RecordRef("z1/s1")));
    assertThat(wire.log())
        .containsExactly(
            "GET /v2/zones?limit=500&name=example.com.&offset=0&search_mode=equal&type=public ",
            "GET " + SETS + "?limit=500&name=www.example.com.&offset=0&search_mode=equal ");
    assertThat(wire.requests().getFirst().uri().getHost())
        .isEqualTo("dns.cn-north-4.myhuaweicloud.com");
  }

  @Test
  void zoneId_isAskedForOnce() {
    ScriptedWire wire = wire().on("GET " + SETS, sets(1, set("s1", LINED, "lb-a.example.net.")));
    DnsProvider provider = open(wire);

    provider.read(List.of(WWW));
    provider.read(List.of(WWW));

    assertThat(wire.log()).filteredOn(line -> line.startsWith("GET /v2/zones")).hasSize(1);
  }

  @Test
  void zoneIdThatIsNoMore_isForgotten() {
    ScriptedWire wire =
        wire().on("GET " + SETS, new Answered(404, Map.of(), "{\"code\":\"DNS.0302\"}"));
    DnsProvider provider = open(wire);

    assertThat(failure(provider.read(List.of(WWW)).getFirst())).isInstanceOf(Absent.class);
    provider.read(List.of(WWW));

    assertThat(wire.log()).filteredOn(line -> line.startsWith("GET /v2/zones")).hasSize(2);
  }

  @Test
  void otherZonesOfTheList_areNoZoneOfOurs() {
    ScriptedWire wire =
        new ScriptedWire(HuaweicloudWireTest::line)
            .on("GET /v2/zones", zones("my-example.com.", "ACTIVE"));

    assertThat(failure(open(wire).read(List.of(WWW)).getFirst())).isInstanceOf(Absent.class);
  }

  @Test
  void fewerRecordsThanPromised_isGarbled() {
    ScriptedWire wire = wire().on("GET " + SETS, sets(0)).on("GET " + SETS + "?limit=500", sets(3));

    assertThat(failure(open(wire).read(List.of(WWW)).getFirst())).isInstanceOf(Garbled.class);
  }

  @Test
  void identifierThatIsNone_isGarbled() {
    ScriptedWire wire = wire().on("GET " + SETS, sets(1, set("../x", LINED, "lb-a.example.net.")));

    assertThat(failure(open(wire).read(List.of(WWW)).getFirst())).isInstanceOf(Garbled.class);
  }

  @Test
  void change_sendsNameTypeTtlAndValues() {
    ScriptedWire wire =
        wire()
            .on("GET " + SETS, sets(1, set("s1", LINED, "lb-a.example.net.")))
            .on(
                "PUT",
                new Answered(202, Map.of(), "{\"id\":\"s1\",\"status\":\"PENDING_UPDATE\"}"));

    assertThat(open(wire).replace(List.of(change()), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(new Receipt("z1/s1")));
    assertThat(wire.log().getLast())
        .isEqualTo(
            "PUT "
                + SETS
                + "/s1 {\"name\":\"www.example.com.\",\"type\":\"CNAME\",\"ttl\":300,"
                + "\"records\":[\"lb-b.example.net.\"]}");
  }

  @Test
  void creation_namesTheLine() {
    ScriptedWire wire =
        wire()
            .on("GET " + SETS + "?limit=500", sets(0))
            .on("GET " + SETS + "?limit=1&", sets(1, set("s1", LINED, "lb-a.example.net.")))
            .on(
                "POST",
                new Answered(202, Map.of(), "{\"id\":\"s2\",\"status\":\"PENDING_CREATE\"}"));
    Change creation =
        new Change(key("new", RecordType.CNAME), new Expected.Nothing(), A, RecordRef.NONE);

    assertThat(open(wire).replace(List.of(creation), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(new Receipt("z1/s2")));
    assertThat(wire.log().getLast())
        .isEqualTo(
            "POST "
                + SETS
                + " {\"name\":\"new.example.com.\",\"type\":\"CNAME\",\"ttl\":300,"
                + "\"records\":[\"lb-a.example.net.\"],\"line\":\"default_view\"}");
  }

  @Test
  void namedLines_moveTogetherAndTheGateIsAskedForEach() {
    ScriptedWire wire =
        wire()
            .on(
                "GET " + SETS,
                sets(
                    2,
                    set("s1", LINED, "lb-a.example.net."),
                    set("s2", "Dianxin", "LB-A.example.net")))
            .on("PUT " + SETS + "/s1", "{\"id\":\"s1\"}")
            .on("PUT " + SETS + "/s2", "{\"id\":\"s2\"}");
    DnsProvider provider = open(wire, Map.of("lines", List.of(LINED, "Dianxin")));

    assertThat(provider.read(List.of(WWW)))
        .containsExactly(new ReadOutcome.Found(A, new RecordRef("z1/s1")));
    assertThat(provider.replace(List.of(change()), SendGate.OPEN).getFirst())
        .isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(wire.log()).filteredOn(line -> line.startsWith("PUT")).hasSize(2);

    int before = wire.log().size();
    SendGate gate =
        () -> wire.log().size() - before < 2 ? new SendGate.Open() : new SendGate.Closed("frozen");
    assertThat(provider.replace(List.of(change()), gate))
        .containsExactly(new WriteOutcome.Unknown(new Withdrawn("frozen")));
  }

  @Test
  void check_refusesAZoneThatIsNotServed() {
    ScriptedWire wire =
        new ScriptedWire(HuaweicloudWireTest::line)
            .on("GET /v2/zones", zones("example.com.", "FREEZE"));

    assertThat(open(wire).check(List.of(ZONE)))
        .isEqualTo(
            new CheckOutcome.Failed(new Rejected("zone example.com is not served: it is FREEZE")));
  }

  @Test
  void project_isSentAndSigned() {
    ScriptedWire wire = wire().on("GET " + SETS, sets(1, set("s1", LINED, "lb-a.example.net.")));

    open(wire, Map.of("project-id", List.of("0123abcd"))).read(List.of(WWW));

    Map<String, String> headers = wire.requests().getFirst().headers();
    assertThat(headers).containsEntry("X-Project-Id", "0123abcd");
    assertThat(headers.get("Authorization")).contains("SignedHeaders=host;x-project-id;x-sdk-date");
  }

  @Test
  void regionThatIsNone_isABadSetting() {
    assertThatThrownBy(() -> open(wire(), Map.of("region", List.of("cn/north"))))
        .isInstanceOf(BadSetting.class);
  }

  private static ScriptedWire wire() {
    return new ScriptedWire(HuaweicloudWireTest::line)
        .on("GET /v2/zones", zones("example.com.", "ACTIVE"));
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

  private static DnsProvider open(ScriptedWire wire, Map<String, List<String>> more) {
    Map<String, List<String>> texts = new HashMap<>(more);
    texts.putIfAbsent("region", List.of("cn-north-4"));
    ProviderContext context =
        new ProviderContext(
            "lab",
            texts,
            Map.of(
                "access-key-id",
                () -> FakeHuaweicloud.ID,
                "access-key-secret",
                () -> FakeHuaweicloud.SECRET),
            InstantSource.fixed(Instant.parse("2026-01-15T08:30:00Z")),
            Duration.ofSeconds(10),
            wire);
    return new HuaweicloudProviderFactory().open(context);
  }

  private static String zones(String name, String status) {
    return """
    {"zones":[{"id":"z1","name":"%s","status":"%s","zone_type":"public","ttl":300}],
     "links":{"self":"https://dns.example/"},"metadata":{"total_count":1}}\
    """
        .formatted(name, status);
  }

  private static String sets(int total, String... sets) {
    return "{\"links\":{\"self\":\"x\"},\"recordsets\":[%s],\"metadata\":{\"total_count\":%d}}"
        .formatted(String.join(",", sets), total);
  }

  private static String set(String id, String line, String value) {
    return """
    {"id":"%s","name":"www.example.com.","description":null,"type":"CNAME","ttl":300,
     "records":["%s"],"status":"ACTIVE","line":"%s","weight":1,"zone_id":"z1",
     "zone_name":"example.com.","create_at":"2026-01-15T08:30:00.117",
     "update_at":"2026-01-15T08:30:00.143","default":false,"project_id":"p",
     "health_check_id":null,"alias_target":null,"links":{"self":"x"}}\
    """
        .formatted(id, value, line);
  }

  private static ProviderFailure failure(ReadOutcome outcome) {
    return ((ReadOutcome.Failed) outcome).failure();
  }

  private static Change change() {
    return new Change(WWW, new Expected.Data(A.data()), B, RecordRef.NONE);
  }

  private static RecordKey key(String label, RecordType type) {
    return new RecordKey(ZONE, DnsName.of(label + ".example.com"), type);
  }

  private static RecordSet cname(int seconds, String target) {
    return new RecordSet(new Ttl(seconds), new RecordData.Cname(DnsName.of(target)));
  }
}
