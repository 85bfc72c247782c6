// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Exact requests, and what odd answers mean.
class AkamaiWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey KEY =
      new RecordKey(ZONE, DnsName.of("www.example.com"), RecordType.CNAME);
  private static final String ZONES = "/config-dns/v2/zones/example.com";
  private static final String SET = ZONES + "/names/www.example.com/types/CNAME";
  private static final String TYPES = ZONES + "/names/www.example.com/types";
  private static final String NS = ZONES + "/names/example.com/types/NS";
  private static final String OLD =
      "{\"name\":\"WWW.example.com\",\"type\":\"CNAME\",\"ttl\":60,"
          + "\"rdata\":[\"a.cdn-one.example.\"]}";
  private static final String NEW = OLD.replace("a.cdn-one", "b.cdn-two").replace("WWW", "www");
  private static final String SERVERS =
      "{\"name\":\"example.com\",\"type\":\"NS\",\"ttl\":86400,\"rdata\":[\"a1-1.akam.net.\"]}";
  private static final String ZONE_BODY =
      "{\"zone\":\"example.com\",\"type\":\"PRIMARY\",\"versionId\":\"v7\","
          + "\"activationState\":\"ACTIVE\"}";

  @Test
  void change_readsTheSetAndTheVersionAndPuts() {
    ScriptedWire wire =
        wire().on("GET " + SET, OLD).on("GET " + ZONES, ZONE_BODY).on("PUT " + SET, NEW);

    assertThat(replace(wire, new Expected.Data(cname("a.cdn-one.example").data())))
        .isEqualTo(new WriteOutcome.Accepted(new Receipt("example.com v7")));
    assertThat(wire.log()).containsExactly("GET " + SET, "GET " + ZONES, "PUT " + SET);
    assertThat(wire.requests().getLast().body()).isEqualTo(NEW);
    assertThat(wire.requests().getLast().headers())
        .containsEntry("Content-Type", "application/json");
  }

  @Test
  void creation_looksAtTheNameFirst() {
    ScriptedWire wire =
        wire()
            .on("GET " + SET, missing())
            .on("GET " + NS, SERVERS)
            .on("GET " + TYPES, missing())
            .on("GET " + SET, missing())
            .on("GET " + ZONES, ZONE_BODY)
            .on("POST " + SET, new Answered(201, Map.of(), NEW));

    assertThat(replace(wire, new Expected.Nothing())).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(wire.log())
        .containsExactly("GET " + SET, "GET " + NS, "GET " + TYPES, "GET " + ZONES, "POST " + SET);
  }

  /// The vendor may be unable to tell its version; that is no reason to stay.
  @Test
  void versionUnknown_changeGoesOnUntracked() {
    ScriptedWire wire =
        wire()
            .on("GET " + SET, OLD)
            .on("GET " + ZONES, new Answered(503, Map.of(), "later"))
            .on("PUT " + SET, NEW);

    assertThat(replace(wire, new Expected.Data(cname("a.cdn-one.example").data())))
        .isEqualTo(new WriteOutcome.Accepted(Receipt.NONE));
  }

  @Test
  void otherSetConfirmed_isUnknown() {
    for (String odd : List.of(NEW.replace("www.", "zzz."), NEW.replace("CNAME", "TXT"), "{}")) {
      ScriptedWire wire =
          wire().on("GET " + SET, OLD).on("GET " + ZONES, ZONE_BODY).on("PUT " + SET, odd);
      assertThat(replace(wire, new Expected.Data(cname("a.cdn-one.example").data())))
          .isInstanceOf(WriteOutcome.Unknown.class);
    }
  }

  @Test
  void zoneWithoutNameServers_isGarbledAndNotMissing() {
    ScriptedWire wire =
        wire().on("GET " + SET, missing()).on("GET " + NS, missing()).on("GET " + ZONES, ZONE_BODY);

    assertThat(read(wire))
        .isInstanceOfSatisfying(
            ReadOutcome.Failed.class, f -> assertThat(f.failure()).isInstanceOf(Garbled.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "type", "ttl", "rdata"})
  void missingMember_isGarbled(String member) {
    ScriptedWire wire = wire().on("GET " + SET, OLD.replace("\"" + member + "\":", "\"other\":"));

    assertThat(read(wire))
        .isInstanceOfSatisfying(
            ReadOutcome.Failed.class, f -> assertThat(f.failure()).isInstanceOf(Garbled.class));
  }

  @Test
  void secondaryZone_isToldByTheCheck() {
    ScriptedWire wire = wire().on("GET " + ZONES, ZONE_BODY.replace("PRIMARY", "SECONDARY"));

    assertThat(open(wire, Map.of()).check(List.of(ZONE)))
        .isInstanceOfSatisfying(
            CheckOutcome.Failed.class, f -> assertThat(f.failure()).isInstanceOf(Rejected.class));
  }

  @Test
  void switchKey_goesWithEveryRequest() {
    ScriptedWire wire = wire().on("GET " + SET, OLD);

    open(wire, Map.of("account-switch-key", List.of("B-C-1ABC:1-2RBL"))).read(List.of(KEY));

    assertThat(wire.log()).containsExactly("GET " + SET + "?accountSwitchKey=B-C-1ABC%3A1-2RBL");
  }

  @Test
  void address_isEachClientsOwn() {
    ProviderContext context =
        new ProviderContext(
            "lab", Map.of(), Map.of(), InstantSource.system(), Duration.ofSeconds(10), wire());

    assertThatThrownBy(() -> new AkamaiProviderFactory().open(context))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("endpoint");
  }

  private static Answered missing() {
    return new Answered(
        404, Map.of(), FakeAkamai.problem(404, "authoritative-dns/x", "Not Found", "none").body());
  }

  private static ReadOutcome read(ScriptedWire wire) {
    return open(wire, Map.of()).read(List.of(KEY)).getFirst();
  }

  private static WriteOutcome replace(ScriptedWire wire, Expected expected) {
    Change change = new Change(KEY, expected, cname("b.cdn-two.example"), RecordRef.NONE);
    return open(wire, Map.of()).replace(List.of(change), SendGate.OPEN).getFirst();
  }

  private static DnsProvider open(ScriptedWire wire, Map<String, List<String>> more) {
    Map<String, List<String>> texts = new HashMap<>(more);
    texts.put("endpoint", List.of("https://akab-x.luna.akamaiapis.net"));
    return new AkamaiProviderFactory()
        .open(
            new ProviderContext(
                "lab",
                texts,
                Map.of(
                    "client-token", () -> FakeAkamai.CLIENT,
                    "client-secret", () -> FakeAkamai.SECRET,
                    "access-token", () -> FakeAkamai.ACCESS),
                InstantSource.fixed(Instant.parse("2026-01-15T10:20:30Z")),
                Duration.ofSeconds(10),
                wire));
  }

  private static ScriptedWire wire() {
    return new ScriptedWire(AkamaiWireTest::line);
  }

  private static String line(Request request) {
    String query = request.uri().getRawQuery();
    return request.method() + " " + request.uri().getPath() + (query == null ? "" : "?" + query);
  }

  private static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }
}
