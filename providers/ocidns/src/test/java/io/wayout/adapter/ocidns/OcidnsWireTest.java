// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

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
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exact requests, and what odd answers mean.
class OcidnsWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey KEY =
      new RecordKey(ZONE, DnsName.of("www.example.com"), RecordType.CNAME);
  private static final String RECORDS = "/20180115/zones/example.com/records";
  private static final String SET = RECORDS + "/www.example.com/CNAME";
  private static final String PRECONDITION =
      FakeOci.error(400, "InvalidParameter", "A precondition failed").body();

  @Test
  void change_requiresWhatWasReadBeforeItTakesItAway() {
    ScriptedWire wire =
        wire().on("GET " + SET, shown("A.cdn-one.example.")).on("PATCH", shown("b.example."));

    assertThat(replace(wire, expected())).isEqualTo(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log()).containsExactly("GET " + SET + "?limit=100", "PATCH " + SET);
    assertThat(wire.requests().getLast().body())
        .isEqualTo(
            "{\"items\":[{\"operation\":\"REQUIRE\",\"domain\":\"www.example.com\","
                + "\"rtype\":\"CNAME\",\"rdata\":\"A.cdn-one.example.\",\"ttl\":60,"
                + "\"rrsetVersion\":\"3\"},{\"operation\":\"REMOVE\","
                + "\"domain\":\"www.example.com\",\"rtype\":\"CNAME\","
                + "\"rdata\":\"A.cdn-one.example.\"},{\"operation\":\"ADD\","
                + "\"domain\":\"www.example.com\",\"rtype\":\"CNAME\","
                + "\"rdata\":\"b.cdn-two.example.\",\"ttl\":60}]}");
  }

  @Test
  void creation_prohibitsWhatWasNotThere() {
    ScriptedWire wire =
        wire()
            .on("GET " + RECORDS + "/www.example.com", items(""))
            .on("GET " + RECORDS + "/example.com/NS", items(record("example.com", "NS", "ns1.")))
            .on("PATCH", shown("b.example."));

    assertThat(replace(wire, new Expected.Nothing())).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(wire.requests().getLast().body())
        .isEqualTo(
            "{\"items\":[{\"operation\":\"PROHIBIT\",\"domain\":\"www.example.com\","
                + "\"rtype\":\"CNAME\"},{\"operation\":\"ADD\",\"domain\":\"www.example.com\","
                + "\"rtype\":\"CNAME\",\"rdata\":\"b.cdn-two.example.\",\"ttl\":60}]}");
  }

  /// Oracle does not promise a code for a requirement that does not hold.
  @ParameterizedTest
  @CsvSource({"a.cdn-one.example., false", "c.other.example., true"})
  void refusedRequest_isConflictOnlyIfTheSetHasChanged(String now, boolean isConflict) {
    Wire wire =
        new Wire() {
          private int reads;

          @Override
          public Answer exchange(Request request) {
            if (request.method().equals("PATCH")) {
              return new Answered(400, Map.of(), PRECONDITION);
            }
            reads++;
            return new Answered(200, Map.of(), shown(reads == 1 ? "a.cdn-one.example." : now));
          }
        };

    WriteOutcome outcome = replace(wire, expected());

    Class<? extends ProviderFailure> meaning = isConflict ? Conflict.class : Rejected.class;
    assertThat(outcome)
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class, r -> assertThat(r.failure()).isInstanceOf(meaning));
  }

  @Test
  void zoneWithoutAnyRecord_isGarbledAndNotMissing() {
    ScriptedWire wire =
        wire().on("GET " + SET, items("")).on("GET " + RECORDS + "/example.com/NS", items(""));

    assertThat(failure(read(wire))).isInstanceOf(Garbled.class);
  }

  @Test
  void recordsOfOneSetThatDiffer_areGarbled() {
    String one = record("www.example.com", "CNAME", "a.cdn-one.example.");
    String other = one.replace("\"ttl\":60", "\"ttl\":90");

    assertThat(failure(read(wire().on("GET " + SET, items(one + "," + other)))))
        .isInstanceOf(Garbled.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"items", "domain", "rtype", "rdata", "ttl"})
  void missingMember_isGarbled(String member) {
    String broken = shown("a.cdn-one.example.").replace("\"" + member + "\":", "\"other\":");

    assertThat(failure(read(wire().on("GET " + SET, broken)))).isInstanceOf(Garbled.class);
  }

  @Test
  void protectedRecord_isLeftAlone() {
    String locked = shown("a.cdn-one.example.").replace("false", "true");
    ScriptedWire wire = wire().on("GET " + SET, locked);

    assertThat(replace(wire, expected()))
        .isEqualTo(
            new WriteOutcome.Refused(new Rejected("www.example.com CNAME is protected by Oracle")));
  }

  @Test
  void region_saysWhereTheApiIs() {
    ScriptedWire wire = wire().on("GET " + SET, shown("a.cdn-one.example."));

    read(wire);

    assertThat(wire.requests().getFirst().uri().getHost())
        .isEqualTo("dns.eu-frankfurt-1.oci.oraclecloud.com");
  }

  @ParameterizedTest
  @CsvSource({
    "region, evil.example/",
    "region, EU",
    "tenancy, shop",
    "user, ocid1.user",
    "compartment, ../x"
  })
  void settingOfAnotherForm_isNamed(String setting, String text) {
    assertThatThrownBy(() -> open(wire(), Map.of(setting, List.of(text))))
        .isInstanceOfSatisfying(
            BadSetting.class, bad -> assertThat(bad.setting()).isEqualTo(setting));
  }

  private static ReadOutcome read(Wire wire) {
    return open(wire, Map.of()).read(List.of(KEY)).getFirst();
  }

  private static ProviderFailure failure(ReadOutcome outcome) {
    assertThat(outcome).isInstanceOf(ReadOutcome.Failed.class);
    return ((ReadOutcome.Failed) outcome).failure();
  }

  private static Expected expected() {
    return new Expected.Data(cname("a.cdn-one.example").data());
  }

  private static WriteOutcome replace(Wire wire, Expected expected) {
    Change change = new Change(KEY, expected, cname("b.cdn-two.example"), RecordRef.NONE);
    return open(wire, Map.of()).replace(List.of(change), SendGate.OPEN).getFirst();
  }

  private static DnsProvider open(Wire wire, Map<String, List<String>> other) {
    Map<String, List<String>> texts =
        new HashMap<>(
            Map.of(
                "tenancy", List.of(FakeOci.TENANCY),
                "user", List.of(FakeOci.USER),
                "region", List.of("eu-frankfurt-1")));
    texts.putAll(other);
    return new OcidnsProviderFactory()
        .open(
            new ProviderContext(
                "lab",
                texts,
                Map.of("signing-key", () -> TestKey.PEM),
                InstantSource.fixed(Instant.parse("2026-01-15T10:20:30Z")),
                Duration.ofSeconds(10),
                wire));
  }

  private static ScriptedWire wire() {
    return new ScriptedWire(OcidnsWireTest::line);
  }

  private static String line(Request request) {
    String query = request.uri().getRawQuery();
    return request.method() + " " + request.uri().getPath() + (query == null ? "" : "?" + query);
  }

  private static String shown(String target) {
    return items(record("www.example.com", "CNAME", target));
  }

  private static String items(String records) {
    return "{\"items\":[" + records + "]}";
  }

  private static String record(String domain, String type, String value) {
    return ("{\"domain\":\"%s\",\"recordHash\":\"0e99\",\"isProtected\":false,\"rdata\":\"%s\","
            + "\"rrsetVersion\":\"3\",\"rtype\":\"%s\",\"ttl\":60}")
        .formatted(domain, value, type);
  }

  private static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }
}
