// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

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
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
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
import org.junit.jupiter.api.Test;

/// Exact requests, and what answers mean.
class CloudflareWireTest {
  private static final String BASE = "https://api.cloudflare.com/client/v4";
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW = key("www", RecordType.CNAME);
  private static final RecordSet A = cname(60, "a.cdn-one.example");
  private static final RecordSet B = cname(60, "b.cdn-two.example");
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String RECORD =
      """
      {"id":"0123456789abcdef0123456789abcdef","name":"www.example.com","type":"CNAME",
       "content":"a.cdn-one.example","proxiable":true,"proxied":false,"ttl":60,
       "settings":{"flatten_cname":false},"meta":{},"comment":"owner=team-a","tags":[],
       "created_on":"2026-01-02T03:04:05.123456Z"}\
      """;
  private static final String ZONE_JSON =
      "{\"id\":\"z1\",\"name\":\"example.com\",\"status\":\"active\",\"type\":\"full\"}";
  private static final String FIND = "GET /zones?name=example.com&per_page=50";
  private static final String AT_WWW =
      "GET /zones/z1/dns_records?name.exact=www.example.com&page=1&per_page=100";
  private static final String ANY = "GET /zones/z1/dns_records?page=1&per_page=1";

  @Test
  void recordThere_isReadByItsExactName() {
    ScriptedWire wire = readable(RECORD);

    assertThat(open(wire).read(List.of(WWW)))
        .containsExactly(new ReadOutcome.Found(A, new RecordRef("z1/" + ID)));
    assertThat(wire.log()).containsExactly(FIND, AT_WWW);
    assertThat(wire.requests().getFirst().headers())
        .isEqualTo(Map.of("Authorization", "Bearer " + FakeCloudflare.TOKEN));
  }

  @Test
  void change_sendsTheContentAlone() {
    ScriptedWire wire = readable(RECORD).on("PATCH", envelope(RECORD));

    assertThat(open(wire).replace(List.of(change(WWW, A, B)), SendGate.OPEN))
        .containsExactly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log())
        .containsExactly(
            FIND,
            AT_WWW,
            "PATCH /zones/z1/dns_records/" + ID + " {\"content\":\"b.cdn-two.example\"}");
    assertThat(wire.requests().getLast().headers())
        .containsEntry("Content-Type", "application/json");
  }

  @Test
  void otherTtl_isSentToo() {
    ScriptedWire wire = readable(RECORD).on("PATCH", envelope(RECORD));

    open(wire).replace(List.of(change(WWW, A, cname(120, "a.cdn-one.example"))), SendGate.OPEN);

    assertThat(wire.log().getLast()).endsWith(" {\"content\":\"a.cdn-one.example\",\"ttl\":120}");
  }

  @Test
  void severalChanges_areOneBatch() {
    String other = RECORD.replace(ID, "f".repeat(32)).replace("www.", "api.");
    ScriptedWire wire =
        readable(RECORD)
            .on("GET /zones/z1/dns_records?name.exact=api.example.com", listed(other))
            .on("POST", envelope("{\"patches\":[{\"id\":\"1\"},{\"id\":\"2\"}]}"));
    RecordKey api = key("api", RecordType.CNAME);

    assertThat(open(wire).replace(List.of(change(WWW, A, B), change(api, A, B)), SendGate.OPEN))
        .containsOnly(new WriteOutcome.Accepted(Receipt.NONE));
    assertThat(wire.log().getLast())
        .isEqualTo(
            "POST /zones/z1/dns_records/batch {\"patches\":["
                + "{\"id\":\"0123456789abcdef0123456789abcdef\",\"content\":\"b.cdn-two.example\"},"
                + "{\"id\":\"ffffffffffffffffffffffffffffffff\",\"content\":\"b.cdn-two.example\"}"
                + "]}");
  }

  @Test
  void creation_isNotProxiedAndAnAliasBelowTheApexIsFlattened() {
    ScriptedWire wire =
        new ScriptedWire(CloudflareWireTest::line)
            .on("GET /zones?", listed(ZONE_JSON))
            .on("GET /zones/z1/dns_records?name", listed())
            .on(ANY, listed(RECORD))
            .on("POST", envelope(RECORD));
    RecordSet alias = new RecordSet(new Ttl(60), new RecordData.Alias(DnsName.of("x.example")));
    Change creation =
        new Change(key("new", RecordType.ALIAS), new Expected.Nothing(), alias, RecordRef.NONE);

    open(wire).replace(List.of(creation), SendGate.OPEN);

    assertThat(wire.log().getLast())
        .isEqualTo(
            "POST /zones/z1/dns_records {\"type\":\"CNAME\",\"name\":\"new.example.com\","
                + "\"content\":\"x.example\",\"ttl\":60,\"proxied\":false,"
                + "\"settings\":{\"flatten_cname\":true}}");
  }

  @Test
  void p23_twoZonesOfOneName_areNotGuessedAt() {
    ScriptedWire wire =
        new ScriptedWire(CloudflareWireTest::line)
            .on("GET /zones?", listed(ZONE_JSON, ZONE_JSON.replace("z1", "z2")));

    ProviderFailure failure = failure(open(wire).read(List.of(WWW)));

    assertThat(failure).isInstanceOf(Rejected.class);
    assertThat(failure.detail()).contains("account-id");
  }

  @Test
  void zoneThatIsNotListed_isAbsent() {
    ScriptedWire wire = new ScriptedWire(CloudflareWireTest::line).on("GET /zones?", listed());

    assertThat(failure(open(wire).read(List.of(WWW)))).isInstanceOf(Absent.class);
  }

  @Test
  void recordOfAnotherZone_isGarbled() {
    ScriptedWire wire = readable(RECORD.replace("example.com", "example.org"));

    assertThat(failure(open(wire).read(List.of(WWW)))).isInstanceOf(Garbled.class);
  }

  @Test
  void failureWithStatus200_isAFailure() {
    String refusal =
        "{\"success\":false,\"errors\":[{\"code\":10000,\"message\":\"no\"}],\"result\":null}";
    ScriptedWire wire = new ScriptedWire(CloudflareWireTest::line).on("GET /zones?", refusal);

    assertThat(failure(open(wire).read(List.of(WWW)))).isInstanceOf(Denied.class);
  }

  @Test
  void check_asksForTheZoneAndOneRecord() {
    ScriptedWire wire = readable(RECORD).on(ANY, listed(RECORD));

    assertThat(open(wire).check(List.of(ZONE)))
        .isEqualTo(new CheckOutcome.Healthy("Cloudflare", Duration.ZERO));
    assertThat(wire.log()).containsExactly(FIND, ANY);
  }

  @Test
  void zoneThatWaitsForItsDelegation_isNotHealthy() {
    ScriptedWire wire =
        new ScriptedWire(CloudflareWireTest::line)
            .on("GET /zones?", listed(ZONE_JSON.replace("active", "pending")));

    assertThat(open(wire).check(List.of(ZONE)))
        .isEqualTo(
            new CheckOutcome.Failed(new Rejected("zone example.com is not served: it is pending")));
  }

  private static ScriptedWire readable(String record) {
    return new ScriptedWire(CloudflareWireTest::line)
        .on("GET /zones?", listed(ZONE_JSON))
        .on(AT_WWW, listed(record));
  }

  private static String line(Request request) {
    String body = request.body().isEmpty() ? "" : " " + request.body();
    return request.method() + " " + request.uri().toString().replace(BASE, "") + body;
  }

  private static DnsProvider open(ScriptedWire wire) {
    ProviderContext context =
        new ProviderContext(
            "lab",
            Map.of(),
            Map.of("token", () -> FakeCloudflare.TOKEN + "\n"),
            InstantSource.fixed(Instant.parse("2026-01-15T08:30:00Z")),
            Duration.ofSeconds(10),
            wire);
    return new CloudflareProviderFactory().open(context);
  }

  private static String listed(String... items) {
    return "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":[%s],\"result_info\":{%s}}"
        .formatted(String.join(",", items), "\"total_count\":" + items.length);
  }

  private static String envelope(String result) {
    return "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":" + result + "}";
  }

  private static Change change(RecordKey key, RecordSet expected, RecordSet wanted) {
    return new Change(key, new Expected.Data(expected.data()), wanted, RecordRef.NONE);
  }

  private static RecordKey key(String label, RecordType type) {
    return new RecordKey(ZONE, DnsName.of(label + ".example.com"), type);
  }

  private static RecordSet cname(int seconds, String target) {
    return new RecordSet(new Ttl(seconds), new RecordData.Cname(DnsName.of(target)));
  }

  private static ProviderFailure failure(List<ReadOutcome> outcomes) {
    assertThat(outcomes.getFirst()).isInstanceOf(ReadOutcome.Failed.class);
    return ((ReadOutcome.Failed) outcomes.getFirst()).failure();
  }
}
