// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

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
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Lost;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.provider.WriteOutcome.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Exact requests, and what recorded answers mean.
class PowerdnsWireTest {
  private static final DnsName ZONE = DnsName.of("shop.example");
  private static final RecordKey WWW = key("www");
  private static final RecordSet A = cname(60, "lb-a.cloud.example");
  private static final RecordSet B = cname(60, "lb-b.cloud.example");
  private static final String ZONE_PATH = "/zones/shop.example.";
  private static final String WWW_QUERY = "?rrset_name=www.shop.example.&rrset_type=CNAME";
  private static final String SOA_QUERY = "?rrset_name=shop.example.&rrset_type=SOA";

  @Test
  void recordThere_isReadWithOneFilteredRequest() {
    ScriptedWire wire = new ScriptedWire().on("GET " + ZONE_PATH, Recording.of("zone-whole"));

    assertThat(wire.open().read(List.of(WWW)))
        .containsExactly(new ReadOutcome.Found(A, RecordRef.NONE));
    assertThat(wire.log()).containsExactly("GET " + ZONE_PATH + WWW_QUERY);
    assertThat(wire.requests().getFirst().headers())
        .isEqualTo(Map.of("X-API-Key", ScriptedWire.KEY));
  }

  @Test
  void ghostOfAComment_isMissingOnceTheSoaIsSeen() {
    ScriptedWire wire =
        new ScriptedWire()
            .on("GET " + ZONE_PATH + WWW_QUERY, Recording.of("zone-filtered-ghost"))
            .on("GET " + ZONE_PATH + SOA_QUERY, Recording.of("zone-whole"));

    assertThat(wire.open().read(List.of(WWW))).containsExactly(new ReadOutcome.Missing());
  }

  @Test
  void emptyAnswersEvenForTheSoa_areGarbledAndNotMissing() {
    ScriptedWire wire =
        new ScriptedWire().on("GET " + ZONE_PATH, Recording.of("zone-filtered-ghost"));

    assertFailed(wire.open().read(List.of(WWW)).getFirst(), Garbled.class);
  }

  @Test
  void manyKeys_areReadWithOneRequestForTheZone() {
    ScriptedWire wire = new ScriptedWire().on("GET " + ZONE_PATH, Recording.of("zone-whole"));
    List<RecordKey> keys =
        IntStream.range(0, 9).mapToObj(i -> i == 4 ? WWW : key(i == 5 ? "off" : "n" + i)).toList();

    List<ReadOutcome> outcomes = wire.open().read(keys);

    assertThat(wire.log()).containsExactly("GET " + ZONE_PATH);
    for (int i = 0; i < 9; i++) {
      assertThat(outcomes.get(i))
          .isEqualTo(i == 4 ? new ReadOutcome.Found(A, RecordRef.NONE) : new ReadOutcome.Missing());
    }
  }

  @Test
  void wholeZoneWithoutSoa_isGarbled() {
    ScriptedWire wire =
        new ScriptedWire().on("GET " + ZONE_PATH, Recording.of("zone-filtered-ghost"));
    List<RecordKey> keys = IntStream.range(0, 9).mapToObj(i -> key("n" + i)).toList();

    wire.open().read(keys).forEach(outcome -> assertFailed(outcome, Garbled.class));
  }

  @Test
  void change_isReadComparedGatedSentAndFlushed() {
    ScriptedWire wire = writable();

    List<WriteOutcome> outcomes =
        wire.open()
            .replace(
                List.of(change(WWW, A, B)),
                () -> {
                  wire.log().add("gate");
                  return new SendGate.Open();
                });

    assertThat(outcomes).containsExactly(new Accepted(new Receipt("2026112102")));
    assertThat(wire.log())
        .containsExactly(
            "GET " + ZONE_PATH + WWW_QUERY,
            "gate",
            "PATCH " + ZONE_PATH,
            "PUT /cache/flush?domain=www.shop.example.");
    assertThat(wire.requests().get(1).body())
        .isEqualTo(
            "{\"rrsets\":[{\"name\":\"www.shop.example.\",\"type\":\"CNAME\",\"ttl\":60,"
                + "\"changetype\":\"REPLACE\",\"records\":"
                + "[{\"content\":\"lb-b.cloud.example.\",\"disabled\":false}]}]}");
    assertThat(wire.requests().get(1).headers())
        .isEqualTo(Map.of("X-API-Key", ScriptedWire.KEY, "Content-Type", "application/json"));
  }

  @Test
  void gateClosed_readsAndSendsNothing() {
    ScriptedWire wire = writable();

    assertThat(
            wire.open()
                .replace(List.of(change(WWW, A, B)), () -> new SendGate.Closed("frozen by ops")))
        .containsExactly(new Refused(new Withdrawn("frozen by ops")));
    assertThat(wire.log()).containsExactly("GET " + ZONE_PATH + WWW_QUERY);
  }

  @Test
  void wantedAlreadyThere_isAcceptedWithoutAskingTheGate() {
    ScriptedWire wire = writable();

    assertThat(wire.open().replace(List.of(change(WWW, B, A)), () -> new SendGate.Closed("frozen")))
        .containsExactly(new Accepted(Receipt.NONE));
    assertThat(wire.log()).containsExactly("GET " + ZONE_PATH + WWW_QUERY);
  }

  @Test
  void onlyTheTtlDiffers_isSent() {
    ScriptedWire wire = writable();

    wire.open().replace(List.of(change(WWW, B, cname(30, "lb-a.cloud.example"))), SendGate.OPEN);

    assertThat(wire.requests().get(1).body()).contains("\"ttl\":30", "lb-a.cloud.example.");
  }

  @Test
  void creation_looksAtTheWholeZoneFirst() {
    ScriptedWire wire = writable();

    wire.open()
        .replace(
            List.of(new Change(key("new"), new Expected.Nothing(), A, RecordRef.NONE)),
            SendGate.OPEN);

    assertThat(wire.log())
        .containsExactly(
            "GET " + ZONE_PATH, "PATCH " + ZONE_PATH, "PUT /cache/flush?domain=new.shop.example.");
  }

  @Test
  void oneConflictInABatch_sendsNothingAndNamesTheCulprit() {
    ScriptedWire wire = writable();
    String why = "gone.shop.example CNAME is not there";

    assertThat(
            wire.open()
                .replace(List.of(change(WWW, A, B), change(key("gone"), A, B)), SendGate.OPEN))
        .containsExactly(
            new Refused(
                new Conflict("nothing was sent, because of another change in the call: " + why)),
            new Refused(new Conflict(why)));
    assertThat(wire.log()).noneMatch(line -> line.startsWith("PATCH"));
  }

  @Test
  void flushFails_staysAcceptedAndIsNotTriedOn() {
    ScriptedWire wire = writable().on("PUT /cache/flush", new Lost("hung up"));
    List<Change> changes =
        IntStream.range(0, 3)
            .mapToObj(i -> new Change(key("n" + i), new Expected.Nothing(), A, RecordRef.NONE))
            .toList();

    assertThat(wire.open().replace(changes, SendGate.OPEN))
        .containsOnly(new Accepted(new Receipt("2026112102")));
    assertThat(wire.log()).filteredOn(line -> line.startsWith("PUT")).hasSize(1);
  }

  @Test
  void copiedZone_isNotWritten() {
    Answered master = Recording.of("zone-whole");
    String body = master.body().replace("\"Native\"", "\"Secondary\"");
    ScriptedWire wire =
        new ScriptedWire().on("GET " + ZONE_PATH, new Answered(200, Map.of(), body));

    assertThat(wire.open().replace(List.of(change(WWW, A, B)), SendGate.OPEN))
        .containsExactly(
            new Refused(
                new ProviderFailure.Rejected(
                    "zone shop.example is a copy here; write to its primary")));
  }

  @Test
  void check_asksForTheServerAndEachZoneWithoutItsRecords() {
    ScriptedWire wire =
        new ScriptedWire()
            .on("GET ", Recording.of("server"))
            .on("GET " + ZONE_PATH, Recording.of("zone-head"));

    assertThat(wire.open().check(List.of(ZONE)))
        .isEqualTo(new CheckOutcome.Healthy("PowerDNS 4.7.3", Duration.ZERO));
    assertThat(wire.log()).containsExactly("GET ", "GET " + ZONE_PATH + "?rrsets=false");
  }

  @Test
  void checkOfManyZones_asksForTheListOnce() {
    ScriptedWire wire =
        new ScriptedWire()
            .on("GET ", Recording.of("server"))
            .on("GET /zones?dnssec=false", Recording.of("zones"));
    List<DnsName> zones =
        IntStream.range(0, 17).mapToObj(i -> i == 0 ? ZONE : DnsName.of("z" + i)).toList();

    assertThat(wire.open().check(zones))
        .isEqualTo(new CheckOutcome.Failed(new Absent("zone z1 is not on this server")));
    assertThat(wire.log()).containsExactly("GET ", "GET /zones?dnssec=false");
  }

  @Test
  void primaryThatDoesNotRaiseItsSerial_isHealthyWithAWarning() {
    String body =
        Recording.of("zone-head")
            .body()
            .replace("\"Native\"", "\"Master\"")
            .replace("\"DEFAULT\"", "\"\"");
    ScriptedWire wire =
        new ScriptedWire()
            .on("GET ", Recording.of("server"))
            .on("GET " + ZONE_PATH, new Answered(200, Map.of(), body));

    assertThat(wire.open().check(List.of(ZONE)))
        .isEqualTo(
            new CheckOutcome.Healthy(
                "PowerDNS 4.7.3; secondaries will not notice changes, because soa_edit_api is"
                    + " empty: shop.example",
                Duration.ZERO));
  }

  private static ScriptedWire writable() {
    return new ScriptedWire()
        .on("GET " + ZONE_PATH, Recording.of("zone-whole"))
        .on("PATCH " + ZONE_PATH, Recording.of("patch-done"))
        .on("PUT /cache/flush", new Answered(200, Map.of(), "{\"count\":1}"));
  }

  private static Change change(RecordKey key, RecordSet expected, RecordSet wanted) {
    return new Change(key, new Expected.Data(expected.data()), wanted, RecordRef.NONE);
  }

  private static RecordKey key(String label) {
    return new RecordKey(ZONE, DnsName.of(label + ".shop.example"), RecordType.CNAME);
  }

  private static RecordSet cname(int seconds, String target) {
    return new RecordSet(new Ttl(seconds), new RecordData.Cname(DnsName.of(target)));
  }

  private static void assertFailed(ReadOutcome outcome, Class<?> failure) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ReadOutcome.Failed.class, failed -> assertThat(failed.failure()).isInstanceOf(failure));
  }
}
