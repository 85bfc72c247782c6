// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

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
import io.wayout.provider.Wire.Answered;
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
class BaiducloudWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW = key("www", RecordType.CNAME);
  private static final RecordSet A = cname(300, "lb-a.example.net");
  private static final RecordSet B = cname(300, "lb-b.example.net");
  private static final String RECORDS = "/v1/dns/zone/example.com/record";
  private static final String RECORD =
      """
      {"id":"51233","rr":"www","status":"running","type":"CNAME","value":"lb-a.example.net",
       "ttl":300,"line":"default","description":"ops","priority":0}\
      """;
  private static final String AT_WWW = "GET " + RECORDS + "?marker=&maxKeys=1000&rr=www ";
  private static final String ANY = "GET " + RECORDS + "?maxKeys=1 ";
  private static final Answered DONE =
      new Answered(200, Map.of("x-bce-request-id", List.of("5f0a")), "");

  @Test
  void recordThere_isReadByItsName() {
    ScriptedWire wire = line().on("GET " + RECORDS, page(RECORD));

    assertThat(open(wire).read(List.of(WWW)))
        .containsExactly(new ReadOutcome.Found(A, new RecordRef("51233")));
    assertThat(wire.log()).containsExactly(AT_WWW);
    assertThat(wire.requests().getFirst().uri().toString())
        .isEqualTo("https://dns.baidubce.com" + RECORDS + "?marker=&maxKeys=1000&rr=www");
    assertThat(wire.requests().getFirst().headers())
        .containsOnlyKeys("Authorization", "content-type", "x-bce-date");
  }

  @Test
  void nothingThere_isMissingOnceTheZoneShowsAnything() {
    ScriptedWire wire = line().on("GET " + RECORDS, page()).on(ANY, page(RECORD));

    assertThat(open(wire).read(List.of(WWW))).containsExactly(new ReadOutcome.Missing());
    assertThat(wire.log()).containsExactly(AT_WWW, ANY);
  }

  @Test
  void zoneThatShowsNothing_isGarbled() {
    ScriptedWire wire = line().on("GET " + RECORDS, page());

    assertGarbled(open(wire).read(List.of(WWW)).getFirst());
  }

  @Test
  void apex_isLookedForInTheWholeZone() {
    RecordKey apex = new RecordKey(ZONE, ZONE, RecordType.A);
    String record =
        RECORD
            .replace("\"www\"", "\"\"")
            .replace("CNAME", "A")
            .replace("lb-a.example.net", "192.0.2.1");
    ScriptedWire wire = line().on("GET " + RECORDS, page(record));

    assertThat(open(wire).read(List.of(apex)).getFirst()).isInstanceOf(ReadOutcome.Found.class);
    assertThat(wire.log()).containsExactly("GET " + RECORDS + "?marker=&maxKeys=1000 ");
  }

  @Test
  void furtherPages_areFollowedByTheirMarker() {
    String first =
        "{\"isTruncated\":true,\"nextMarker\":\"m/2\",\"records\":["
            + RECORD.replace("\"www\"", "\"www2\"")
            + "]}";
    ScriptedWire wire =
        line()
            .on("GET " + RECORDS + "?marker=&", first)
            .on("GET " + RECORDS + "?marker=m%2F2&maxKeys=1000&rr=www ", page(RECORD));

    assertThat(open(wire).read(List.of(WWW)).getFirst()).isInstanceOf(ReadOutcome.Found.class);
    assertThat(wire.log()).hasSize(2);
  }

  @Test
  void truncatedListWithoutMarker_isGarbled() {
    ScriptedWire wire =
        line().on("GET " + RECORDS, "{\"isTruncated\":true,\"records\":[" + RECORD + "]}");

    assertGarbled(open(wire).read(List.of(WWW)).getFirst());
  }

  @Test
  void change_carriesAlongWhatCouldBeLost() {
    ScriptedWire wire = writable();

    assertThat(open(wire).replace(List.of(change()), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log()).hasSize(2).first().isEqualTo(AT_WWW);
    assertThat(wire.log().getLast())
        .matches(
            "PUT /v1/dns/zone/example\\.com/record/51233\\?clientToken=[0-9a-f]{32} "
                + "\\{\"description\":\"ops\",\"priority\":0,\"rr\":\"www\",\"ttl\":300,"
                + "\"type\":\"CNAME\",\"value\":\"lb-b\\.example\\.net\"}");
  }

  @Test
  void writes_neverShareAToken() {
    ScriptedWire wire = writable();
    try (DnsProvider provider = open(wire)) {
      provider.replace(List.of(change()), SendGate.OPEN);
      provider.replace(List.of(change()), SendGate.OPEN);
    }

    assertThat(wire.requests().stream().map(r -> r.uri().getQuery()).filter(q -> q.startsWith("c")))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void silenceThatIsNotBaidus_isUnknown() {
    ScriptedWire wire = writable().on("PUT", new Answered(200, Map.of(), ""));

    assertThat(open(wire).replace(List.of(change()), SendGate.OPEN).getFirst())
        .isInstanceOf(WriteOutcome.Unknown.class);
  }

  @Test
  void gateClosed_readsAndSendsNothing() {
    ScriptedWire wire = writable();

    assertThat(open(wire).replace(List.of(change()), () -> new SendGate.Closed("frozen")))
        .containsExactly(new WriteOutcome.Refused(new Withdrawn("frozen")));
    assertThat(wire.log()).containsExactly(AT_WWW);
  }

  @Test
  void configuredLines_moveTogether() {
    String other = RECORD.replace("51233", "51234").replace("\"default\"", "\"ct\"");
    ScriptedWire wire = writable().on("GET " + RECORDS, page(RECORD, other));

    assertThat(open(wire, "default", "ct").replace(List.of(change()), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log()).filteredOn(line -> line.startsWith("PUT")).hasSize(2);
  }

  @Test
  void creation_namesTheRelativeOwnerAndTheFirstLine() {
    ScriptedWire wire = line().on("GET " + RECORDS, page()).on(ANY, page(RECORD)).on("POST", DONE);
    RecordSet address =
        new RecordSet(new Ttl(60), RecordData.of(RecordType.A, List.of("192.0.2.1")));
    Change creation =
        new Change(key("new", RecordType.A), new Expected.Nothing(), address, RecordRef.NONE);

    open(wire, "default").replace(List.of(creation), SendGate.OPEN);

    assertThat(wire.log().getLast())
        .startsWith("POST " + RECORDS + "?clientToken=")
        .endsWith(
            " {\"line\":\"default\",\"rr\":\"new\",\"ttl\":60,\"type\":\"A\","
                + "\"value\":\"192.0.2.1\"}");
  }

  @Test
  void answerOfAWriteLost_isUnknown() {
    ScriptedWire wire = writable().on("PUT", new Lost("cut off"));

    assertThat(open(wire).replace(List.of(change()), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Unknown(new Unreachable("cut off")));
  }

  @Test
  void check_showsThePlan() {
    ScriptedWire wire =
        line()
            .on(
                "GET /v1/dns/zone?",
                "{\"isTruncated\":false,\"zones\":[{\"name\":\"an-example.com\"},"
                    + "{\"name\":\"example.com\",\"productVersion\":\"discount\"}]}");

    assertThat(open(wire).check(List.of(ZONE)))
        .isEqualTo(new CheckOutcome.Healthy("Baidu; plan: example.com discount", Duration.ZERO));
    assertThat(wire.log())
        .containsExactly("GET /v1/dns/zone?marker=&maxKeys=1000&name=example.com ");
  }

  @Test
  void checkOfManyZones_asksForTheList() {
    ScriptedWire wire =
        line().on("GET /v1/dns/zone?marker=&maxKeys=1000 ", "{\"isTruncated\":false,\"zones\":[]}");
    List<DnsName> zones = IntStream.range(0, 9).mapToObj(i -> DnsName.of("z" + i)).toList();

    assertThat(open(wire).check(zones))
        .isEqualTo(new CheckOutcome.Failed(new Absent("zone z0 is not in this account")));
  }

  private static ScriptedWire line() {
    return new ScriptedWire(request ->
        request.method()
            + " "
            + request.uri().getRawPath()
            + "?"
            + request.uri().getRawQuery()
            + " "
            + request.body());
  }

  private static ScriptedWire writable() {
    return line().on("GET " + RECORDS, page(RECORD)).on("PUT", DONE);
  }

  private static DnsProvider open(ScriptedWire wire, String... lines) {
    Map<String, List<String>> texts =
        lines.length == 0 ? Map.of() : Map.of("lines", List.of(lines));
    ProviderContext context =
        new ProviderContext(
            "lab",
            texts,
            Map.of(
                "access-key-id", () -> FakeBaiducloud.ID,
                "secret-access-key", () -> FakeBaiducloud.SECRET),
            InstantSource.fixed(Instant.parse("2026-01-15T08:30:00Z")),
            Duration.ofSeconds(10),
            wire);
    return new BaiducloudProviderFactory().open(context);
  }

  private static String page(String... records) {
    return "{\"marker\":\"\",\"isTruncated\":false,\"maxKeys\":1000,\"records\":[%s]}"
        .formatted(String.join(",", records));
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

  private static void assertGarbled(ReadOutcome outcome) {
    assertThat(((ReadOutcome.Failed) outcome).failure()).isInstanceOf(Garbled.class);
  }
}
